import { posix } from 'node:path'
import type { ReportLine } from '#courses/contract'
import { ImportRefused, type ReadVideo, type SourceArchive, type UnitDraft } from '../draft.ts'
import { captionPaths, isMedia } from '../prepare-media.ts'

/**
 * Puts the recordings in place of their names, and looks whether each moment lies in its video.
 *
 * @returns paths of the source that are used by it, a package with a slash at the end, and lines for the report
 * @throws ImportRefused `md_file_missing`, `md_moment_late` and those of reading
 */
export async function placeVideos(
  archive: SourceArchive,
  units: readonly UnitDraft[],
  read: ReadVideo,
): Promise<{ used: string[]; report: ReportLine[] }> {
  const used: string[] = []
  const report: ReportLine[] = []
  let count = 0
  for (const unit of units) {
    for (const step of unit.steps) {
      if (step.video === undefined || step.content.kind !== 'video') continue
      const { address, name, place } = step.video
      const path = pathOf(archive, address, place)
      const { mediaId, durationS } = await read(path, name === '' ? posix.basename(path) : name, place)
      step.content = { ...step.content, mediaId, durationS }
      const captions = captionPaths(archive, path)
      used.push(archive.has(path) ? path : `${path}/`, ...captions.map((each) => each.path))
      if (captions.length === 0) report.push(kept('video_without_captions', `${unit.key}#${step.key}`, 1))
      count += 1
    }
    refuseLateMoments(unit)
  }
  if (count > 0) report.unshift(kept('videos_kept', 'course.yaml', count))
  return { used, report }
}

/** Beside the text's file, else from the root of the source. */
function pathOf(archive: SourceArchive, address: string, place: string): string {
  const folder = posix.dirname(place.replace(/:\d+$/, ''))
  const plain = decodeURI(address).replace(/\/$/, '')
  const candidates = [posix.normalize(posix.join(folder, plain)), posix.normalize(plain)]
  const path = candidates.find((candidate) => isMedia(archive, candidate))
  if (path === undefined)
    throw new ImportRefused('md_file_missing', place, { name: candidates[0] ?? address })
  return path
}

function refuseLateMoments({ key, steps }: UnitDraft): void {
  const lengths = new Map(
    steps.map((step) => [step.key, step.content.kind === 'video' ? step.content.durationS : 0]),
  )
  const late = steps.find(
    ({ moment }) => moment !== undefined && moment.atS >= (lengths.get(moment.videoKey) ?? 0),
  )
  if (late !== undefined)
    throw new ImportRefused('md_moment_late', `${key}#${late.key}`, {
      step: late.key,
      at: String(late.moment?.atS ?? 0),
      length: String(lengths.get(late.moment?.videoKey ?? '') ?? 0),
    })
}

const kept = (code: string, place: string, count: number): ReportLine => ({
  outcome: 'kept',
  code,
  place,
  detail: {},
  count,
})
