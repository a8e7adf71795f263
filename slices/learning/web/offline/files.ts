import type { Playback } from '@banxue/platform/media/playback'
import type { TakenUnit } from '#learning/contract'
import { filesOf, onlyVariants, soundsOf } from './playlist.ts'
import { type Quality, rungFor } from './saved-unit.ts'

/** A file of a saved unit: fetched from its address, or written as given. */
export type SavedFile = { url: string; text?: string }

/** Fetches a text of the school. */
type Read = (url: string) => Promise<string>

/** Every file that a unit needs: its pictures, and its videos in one quality. Asks the school for playlists. */
export async function filesOfUnit(taken: TakenUnit, quality: Quality, read: Read): Promise<SavedFile[]> {
  const videos = taken.view.steps.flatMap(({ content }) =>
    content.kind === 'video' && content.playback !== null ? [content.playback] : [],
  )
  const ofVideos = await Promise.all(videos.map((playback) => filesOfVideo(playback, quality, read)))
  const all = [...picturesIn(taken).map((url) => ({ url })), ...ofVideos.flat()]
  return [...new Map(all.map((file) => [file.url, file])).values()]
}

/** Addresses of the school's files that stand in a unit's texts, its feedback among them. */
function picturesIn(taken: TakenUnit): string[] {
  const found = JSON.stringify(taken).matchAll(/\/files\/[^"'\\\s<>()]+/g)
  return [...new Set([...found].map(([url]) => url))]
}

async function filesOfVideo(playback: Playback, quality: Quality, read: Read): Promise<SavedFile[]> {
  const { hlsUrl, fileUrl, audioUrl, posterUrl, thumbnails, slides, captions } = playback
  const beside = [posterUrl, ...(thumbnails?.urls ?? []), ...slides.map(({ url }) => url)]
  const small = [...beside, ...captions.map(({ url }) => url)].flatMap((url) =>
    url === null ? [] : [{ url }],
  )
  if (hlsUrl === null) return fileUrl === null ? small : [...small, { url: fileUrl }]
  const rung = rungFor(playback, quality)
  const master = await read(hlsUrl)
  const variants = [rung?.url ?? null, audioUrl].flatMap((url) => url ?? [])
  const sounds = rung === null ? [] : soundsOf(master, hlsUrl)
  const media = await Promise.all([...variants, ...sounds].map((url) => withFiles(url, read)))
  return [...small, { url: hlsUrl, text: onlyVariants(master, hlsUrl, variants) }, ...media.flat()]
}

async function withFiles(url: string, read: Read): Promise<SavedFile[]> {
  const text = await read(url)
  return [{ url, text }, ...filesOf(text, url).map((file) => ({ url: file }))]
}
