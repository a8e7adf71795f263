import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { checkFacts, type MediaFacts } from './facts.ts'
import { begunSegment, outputFolders, segmentS, transcodeArgs } from './ffmpeg-args.ts'
import { type Ffmpeg, runFfmpeg } from './ffmpeg.ts'
import type { MediaPackage } from './manifest.ts'
import { finishPackage } from './package-folder.ts'

export interface Transcoding {
  ffmpeg: Ffmpeg
  /** Path of the source on this machine. */
  source: string
  facts: MediaFacts
  /** An empty folder for what is made. */
  folder: string
  /** Told the share done, 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** Of each decoder and encoder: one processor is left to whoever else works here. */
export const threads = Math.max(1, Math.min(8, availableParallelism() - 1))

/**
 * Makes a package of a file: every quality, the sound alone, slides, thumbnails, a poster.
 *
 * @throws MediaRefused; the signal's reason
 */
export async function transcode(task: Transcoding): Promise<MediaPackage> {
  const { ffmpeg, source, facts, folder, onProgress, signal } = task
  checkFacts(facts)
  const folders = outputFolders(facts)
  for (const name of folders) await mkdir(join(folder, name), { recursive: true })
  const args = transcodeArgs({ source, facts, threads, canToneMap: ffmpeg.canToneMap })
  const onLine = (line: string) => {
    const begun = begunSegment(line)
    if (begun !== null && begun.track === folders[0])
      onProgress(Math.min(1, (begun.number * segmentS) / facts.durationS))
  }
  await runFfmpeg(ffmpeg, args, folder, onLine, signal)
  return finishPackage(folder, facts)
}
