import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Secrets } from './data-folder.ts'

const LastBackup = z.object({ at: z.iso.datetime(), path: z.string(), sizeBytes: z.number() })
export type LastBackup = z.infer<typeof LastBackup>

const fileIn = (data: string): string => join(data, 'last-backup.json')

/** The last whole backup that was made of a data folder's school; null where there is none. */
export async function readLastBackup(data: string): Promise<LastBackup | null> {
  try {
    return LastBackup.parse(JSON.parse(await readFile(fileIn(data), 'utf8')))
  } catch {
    return null
  }
}

export async function noteBackup(data: string, made: LastBackup): Promise<void> {
  const draft = `${fileIn(data)}.new`
  await writeFile(draft, JSON.stringify(made))
  await rename(draft, fileIn(data))
}

/** Tells whether two schools sign sessions with one key, and nothing else about it. */
export const sessionsKeyOf = ({ authSecret }: Secrets): string =>
  createHash('sha256').update(`banxue sessions ${authSecret}`).digest('hex').slice(0, 16)
