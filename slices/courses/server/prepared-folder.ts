import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReportLine } from '#courses/contract'
import type { PreparedMedia } from './prepare-media.ts'
import type { PreparedCourse, PreparedFile, PreparedUnit } from './prepared.ts'

/**
 * What a prepared source looks like on disk, between the worker that makes it and the import that stores it:
 * `summary.json`, units in numbered files of some hundred kilobytes, each file under its SHA-256, each recording in a
 * folder of its own.
 */
export interface Summary {
  courses: PreparedCourse[]
  files: PreparedFile[]
  media: PreparedMedia[]
  report: ReportLine[]
}

/** Characters of JSON after which a file of units is full. */
const chunkLength = 400_000

export async function createUnitWriter(folder: string) {
  const units = join(folder, 'units')
  await mkdir(units, { recursive: true })
  let chunk: string[] = []
  let length = 0
  let count = 0
  const flush = async () => {
    if (chunk.length === 0) return
    await writeFile(join(units, `${String(count).padStart(6, '0')}.json`), `[${chunk.join(',')}]`)
    chunk = []
    length = 0
    count += 1
  }
  return {
    async add(unit: PreparedUnit): Promise<void> {
      const text = JSON.stringify(unit)
      chunk.push(text)
      length += text.length
      if (length > chunkLength) await flush()
    },
    flush,
  }
}

export const mediaFolder = (folder: string): string => join(folder, 'media')
export const filesFolder = (folder: string): string => join(folder, 'files')
export const writeSummary = (folder: string, summary: Summary): Promise<void> =>
  writeFile(join(folder, 'summary.json'), JSON.stringify(summary))
export const readSummary = async (folder: string): Promise<Summary> =>
  JSON.parse(await readFile(join(folder, 'summary.json'), 'utf8')) as Summary

/** The files of units, in order. */
export async function unitChunks(folder: string): Promise<(() => Promise<PreparedUnit[]>)[]> {
  const names = (await readdir(join(folder, 'units'))).toSorted()
  return names.map(
    (name) => async () => JSON.parse(await readFile(join(folder, 'units', name), 'utf8')) as PreparedUnit[],
  )
}
