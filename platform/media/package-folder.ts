import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type MediaFacts, MediaRefused } from './facts.ts'
import { aacCodec, h264Codec, masterPlaylist, ratesOf, segmentsOf, type VariantLine } from './hls.ts'
import { ladderFor, thumbnailColumns, thumbnailEveryS, thumbnailRows } from './ladder.ts'
import { thumbnailWidthPx } from './ffmpeg-args.ts'
import { type MediaPackage, packageFile } from './manifest.ts'
import { keptSlides, momentsOf } from './slide-times.ts'

/**
 * Makes a package of what ffmpeg left in a folder: the multivariant playlist with the rates that were measured,
 * the slides with their moments, and `media.json`.
 *
 * @throws MediaRefused `media_damaged` where nothing came out
 */
export async function finishPackage(folder: string, facts: MediaFacts): Promise<MediaPackage> {
  const plans = facts.video === null ? [] : ladderFor(facts.video)
  const sound = facts.audio === null ? null : await readTrack(folder, 'sound')
  const low = facts.audio === null ? null : await readTrack(folder, 'low')
  const variants: (VariantLine & { heightPx: number; durationS: number })[] = []
  for (const { heightPx, widthPx, tallPx } of plans) {
    const track = await readTrack(folder, `v${heightPx}`)
    if (track === null) continue
    const codec = h264Codec(await readFile(join(folder, `v${heightPx}`, 'init.mp4')))
    variants.push({
      path: track.path,
      heightPx,
      widthPx,
      tallPx,
      durationS: track.durationS,
      peakBps: track.peakBps + (sound?.peakBps ?? 0),
      averageBps: track.averageBps + (sound?.averageBps ?? 0),
      codecs: [codec ?? 'avc1.640028', ...(sound === null ? [] : [aacCodec])],
    })
  }
  const durationS = Math.max(0, ...variants.map((variant) => variant.durationS), low?.durationS ?? 0)
  if (durationS === 0) throw new MediaRefused('media_damaged')
  await writeFile(join(folder, 'master.m3u8'), masterPlaylist(variants, sound?.path ?? null, low))
  const [highest] = variants
  const made: MediaPackage = {
    format: 'banxue-media-1',
    durationS: Math.round(durationS * 1000) / 1000,
    widthPx: highest?.widthPx ?? 0,
    heightPx: highest?.tallPx ?? 0,
    hls: 'master.m3u8',
    rungs: variants.map(({ heightPx, peakBps, path }) => ({ heightPx, bitrateBps: peakBps, url: path })),
    audio: low?.path ?? null,
    poster: highest !== undefined && (await isThere(join(folder, 'poster.jpg'))) ? 'poster.jpg' : null,
    thumbnails: highest === undefined ? null : await thumbnailsOf(folder, facts, highest),
    slides: highest === undefined ? [] : await slidesOf(folder, durationS),
  }
  await writeFile(join(folder, packageFile), JSON.stringify(made, null, 2))
  return made
}

/** A playlist with its length and its rates; null where ffmpeg made none. */
async function readTrack(folder: string, name: string) {
  const text = await readFile(join(folder, name, 'index.m3u8'), 'utf8').catch(() => null)
  if (text === null) return null
  const { segments } = segmentsOf(text)
  const sized = await Promise.all(
    segments.map(async ({ durationS, path }) => ({
      durationS,
      sizeBytes: (await stat(join(folder, name, path))).size,
    })),
  )
  const durationS = sized.reduce((sum, segment) => sum + segment.durationS, 0)
  return segments.length === 0 ? null : { path: `${name}/index.m3u8`, durationS, ...ratesOf(sized) }
}

async function thumbnailsOf(
  folder: string,
  facts: MediaFacts,
  { widthPx, tallPx }: VariantLine,
): Promise<MediaPackage['thumbnails']> {
  const names = (await readdir(join(folder, 'thumbs'))).toSorted()
  if (names.length === 0) return null
  return {
    urls: names.map((name) => `thumbs/${name}`),
    everyS: thumbnailEveryS(facts.durationS),
    columns: thumbnailColumns,
    rows: thumbnailRows,
    widthPx: thumbnailWidthPx,
    heightPx: Math.max(2, 2 * Math.round((tallPx * thumbnailWidthPx) / widthPx / 2)),
  }
}

async function slidesOf(folder: string, durationS: number): Promise<MediaPackage['slides']> {
  const moments = momentsOf(await readFile(join(folder, 'slides.txt'), 'utf8').catch(() => ''))
  await rm(join(folder, 'slides.txt'), { force: true })
  const names = (await readdir(join(folder, 'slides'))).toSorted()
  const kept = new Set(keptSlides(moments.slice(0, names.length), durationS))
  const slides: MediaPackage['slides'] = []
  for (const [index, name] of names.entries()) {
    const atS = moments[index]
    if (atS !== undefined && kept.has(index)) slides.push({ atS, url: `slides/${name}` })
    else await rm(join(folder, 'slides', name))
  }
  return slides
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
