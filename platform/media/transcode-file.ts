import { mkdir, readdir, stat } from 'node:fs/promises'
import type { Ffmpeg } from './ffmpeg.ts'
import type { MediaPackage } from './manifest.ts'
import { probe } from './probe.ts'
import { transcode } from './transcode.ts'

/**
 * Makes a package beside a course of a file of this machine, so that it is committed ready to play.
 *
 * @param folder made; refused where it holds something
 * @param say told how far it is, in words
 */
export async function transcodeFile(
  ffmpeg: Ffmpeg,
  source: string,
  folder: string,
  say: (words: string) => void,
): Promise<MediaPackage> {
  if ((await stat(source).catch(() => null))?.isFile() !== true)
    throw new Error(`There is no file ${source}.`)
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty; name a new folder.`)
  const facts = await probe(source, ffmpeg)
  let told = 0
  const onProgress = (share: number) => {
    const tenth = Math.floor(share * 10)
    if (tenth <= told) return
    told = tenth
    say(`${tenth * 10} %`)
  }
  return transcode({ ffmpeg, source, facts, folder, onProgress, signal: new AbortController().signal })
}
