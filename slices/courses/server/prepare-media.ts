import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { languages } from '@banxue/platform/i18n/language'
import { mediaIdOf } from '@banxue/platform/media/addresses'
import { MediaRefused } from '@banxue/platform/media/facts'
import { packageFile } from '@banxue/platform/media/manifest'
import { checkPackage, PackageRefused } from '@banxue/platform/media/package-check'
import { readMedia } from '@banxue/platform/media/read-media'
import type { Registration } from '@banxue/platform/media/register'
import { CaptionsRefused, cleanCaptions } from '@banxue/platform/media/webvtt'
import { checkFacts } from '@banxue/platform/media/facts'
import { ImportRefused, type ReadVideo, type SourceArchive } from './draft.ts'
import { unpack } from './prepare-files.ts'

/** A recording ready to be the school's, its bytes in the folder of what is prepared. */
export type PreparedMedia = Omit<Registration, 'ownerId'>

/**
 * Reads the videos that a course shows: each is unpacked once, and known by the hash of what it holds.
 *
 * @param folder for what is unpacked
 */
export function createVideoReader(archive: SourceArchive, folder: string) {
  const known = new Map<string, Promise<PreparedMedia>>()
  const read: ReadVideo = async (path, name, place) => {
    const media =
      known.get(path) ?? prepareMedia(archive, path, name, place, join(folder, String(known.size)))
    known.set(path, media)
    const { sha256, content } = await media
    const { durationS } = content.kind === 'file' ? content.facts : content.made
    // Tables of one file may differ in the last digits between two of its makers' programs.
    return { mediaId: mediaIdOf(sha256), durationS: Math.round(durationS * 100) / 100 }
  }
  return { read, media: (): Promise<PreparedMedia[]> => Promise.all(known.values()) }
}

async function prepareMedia(
  archive: SourceArchive,
  path: string,
  name: string,
  place: string,
  folder: string,
): Promise<PreparedMedia> {
  await mkdir(folder, { recursive: true })
  const captions = await captionsOf(archive, path)
  const own = archive.has(path)
    ? await prepareFile(archive, path, place, folder)
    : await preparePackage(archive, path, place, folder)
  return { ...own, name: name.slice(0, 200), captions }
}

async function prepareFile(archive: SourceArchive, path: string, place: string, folder: string) {
  const draft = join(folder, 'draft')
  const { sha256, sizeBytes } = await unpack({ open: () => archive.open(path) }, draft)
  const file = join(folder, sha256)
  await rename(draft, file)
  try {
    const facts = await readMedia(file)
    checkFacts(facts)
    return { sha256, sizeBytes, content: { kind: 'file', path: file, facts } } as const
  } catch (error) {
    if (error instanceof MediaRefused)
      throw new ImportRefused('video_unreadable', place, { name: path, reason: error.code })
    throw error
  }
}

async function preparePackage(archive: SourceArchive, path: string, place: string, folder: string) {
  for (const from of archive.paths.filter((each) => each.startsWith(`${path}/`))) {
    const to = join(folder, from.slice(path.length + 1))
    await mkdir(dirname(to), { recursive: true })
    await pipeline(await archive.open(from), createWriteStream(to))
  }
  try {
    const { made, sha256, sizeBytes } = await checkPackage(folder)
    return { sha256, sizeBytes, content: { kind: 'package', folder, made } } as const
  } catch (error) {
    if (error instanceof PackageRefused)
      throw new ImportRefused('video_package_broken', place, {
        name: `${path}/${error.place}`,
        reason: error.code,
      })
    throw error
  }
}

/** Captions by their names: `cafe.en.vtt` beside `cafe.mp4` or `cafe/`. */
export const captionPaths = (archive: SourceArchive, path: string) =>
  languages.flatMap((language) => {
    const base = archive.has(path) ? path.replace(/\.[^./]+$/, '') : path
    const found = ['vtt', 'srt'].map((end) => `${base}.${language}.${end}`).find((each) => archive.has(each))
    return found === undefined ? [] : [{ language, path: found }]
  })

async function captionsOf(archive: SourceArchive, path: string): Promise<PreparedMedia['captions']> {
  const captions = []
  for (const { language, path: from } of captionPaths(archive, path)) {
    try {
      captions.push({ language, text: cleanCaptions(await archive.text(from)) })
    } catch (error) {
      if (!(error instanceof CaptionsRefused)) throw error
      throw new ImportRefused('captions_broken', `${from}:${error.line}`, { reason: error.code })
    }
  }
  return captions
}

/** Whether a path of a source is a video or a package. */
export const isMedia = (archive: SourceArchive, path: string): boolean =>
  archive.has(path) || archive.has(`${path}/${packageFile}`)
