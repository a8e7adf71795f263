import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { NoSuchFile, type Storage } from '../files/storage.ts'
import { attemptFolder, sourceKey } from './addresses.ts'
import { type MediaFacts, MediaRefused, playsAs } from './facts.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import type { MediaPackage } from './manifest.ts'
import { probe } from './probe.ts'
import { storeFolder } from './store-folder.ts'
import { transcode } from './transcode.ts'

export interface Preparation {
  mediaId: string
  attempt: number
  storage: Storage
  ffmpeg: Ffmpeg | null
  /** A folder of its own on this machine's disk; made, and emptied at the end. */
  folder: string
  /** Told what the file is, before anything is made of it. */
  onFacts: (facts: MediaFacts) => Promise<void>
  /** Told the share done, 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Share of the work at which ffmpeg is done and its files are put into storage. */
const madeShare = 0.97

/**
 * Looks at a recording and makes of it what learners play; null where nothing can be made and the file plays as it
 * came. What an attempt left in storage is nobody's until its row says so.
 *
 * @throws MediaRefused; the signal's reason
 */
export async function prepare(task: Preparation): Promise<MediaPackage | null> {
  const { mediaId, attempt, storage, ffmpeg, folder, signal } = task
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  try {
    const source = await sourceOf(task)
    const facts = await probe(source, ffmpeg)
    await task.onFacts(facts)
    if (ffmpeg === null) {
      if (playsAs(facts) === null) throw new MediaRefused('needs_ffmpeg')
      return null
    }
    const out = join(folder, 'out')
    await mkdir(out)
    const made = await transcode({
      ffmpeg,
      source,
      facts,
      folder: out,
      onProgress: (share) => task.onProgress(share * madeShare),
      signal,
    })
    await storeFolder(storage, out, attemptFolder(mediaId, attempt), signal)
    return made
  } catch (error) {
    throw signal.aborted ? signal.reason : refusalOf(error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The source on this machine's disk: where it lies, or a copy. */
async function sourceOf({ mediaId, storage, folder, signal }: Preparation): Promise<string> {
  const key = sourceKey(mediaId)
  if (!(await storage.has(key))) throw new MediaRefused('source_missing')
  const path = storage.pathOf(key)
  if (path !== null) return path
  const copy = join(folder, 'source')
  await pipeline(await storage.open(key), createWriteStream(copy), { signal })
  return copy
}

function refusalOf(error: unknown): unknown {
  if (error instanceof NoSuchFile) return new MediaRefused('source_missing')
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return new MediaRefused('disk_full', error.message)
  return error
}
