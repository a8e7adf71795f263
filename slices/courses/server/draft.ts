import type { Readable } from 'node:stream'
import type { Localized } from '@banxue/platform/i18n/language'
import type { CourseDetails, ReportLine, StepContent } from '#courses/contract'

/**
 * What every importer makes of its source: a course with the source's own keys in place of ids.
 * HTML is not clean yet; a picture is `<img src="file:NAME">` and a link to another unit of the course
 * `<a href="unit:KEY">` or `<a href="unit:KEY#ANCHOR">`; both become addresses on publishing.
 */
export interface CourseDraft {
  /** Stable over versions of the source, e.g. `openstax:introduction-python-programming`. */
  sourceKey: string
  /** Wanted in addresses; made unique on publishing. */
  slug: string
  details: CourseDetails
  modules: ModuleDraft[]
  files: FileDraft[]
}
export interface ModuleDraft {
  key: string
  title: Localized
  units: UnitDraft[]
}
export interface UnitDraft {
  /** Unique in the course. */
  key: string
  title: Localized
  goal: Localized | null
  hook: Localized | null
  recap: Localized[]
  keyTerms: { term: Localized; meaning: Localized | null }[]
  nextQuestion: Localized | null
  isRequired: boolean
  steps: StepDraft[]
}
export interface StepDraft {
  /** Unique in the unit. */
  key: string
  title: Localized | null
  isRequired: boolean
  content: StepContent
  /** What an unread video step names, and where it does; `mediaId` and `durationS` are filled in on reading. */
  video?: { address: string; name: string; place: string }
  /** Set where the step is asked inside a video of the unit, at `atS` media seconds. */
  moment?: { videoKey: string; atS: number }
}
export interface FileDraft {
  /** As the HTML names it after `file:`. */
  name: string
  /** Checked against the bytes on publishing. */
  mediaType: string
  sizeBytes: number
  open(): Promise<Readable>
}

/**
 * Reads a video of the source, or a package made ready to play.
 *
 * @param path a file, or the folder of a package with no slash at the end
 * @param name for people
 * @param place that names it, for refusals
 * @throws ImportRefused `video_unreadable`, `video_package_broken`, `captions_broken`
 */
export type ReadVideo = (
  path: string,
  name: string,
  place: string,
) => Promise<{ mediaId: string; durationS: number }>

/** What an importer answers: the courses of the file and what became of each part. */
export interface ImportResult {
  courses: CourseDraft[]
  report: ReportLine[]
}

/** The source cannot be imported at all; `code` is a key of the messages. Nothing has been written. */
export class ImportRefused extends Error {
  readonly code: string
  readonly place: string
  readonly detail: Record<string, string>
  constructor(code: string, place: string, detail: Record<string, string> = {}) {
    super(`${code} at ${place}`)
    this.code = code
    this.place = place
    this.detail = detail
  }
}

/** Read access to an archive that has passed the checks of `archive.ts`. */
export interface SourceArchive {
  /** Paths of all files, with `/`, in the archive's order. */
  readonly paths: readonly string[]
  has(path: string): boolean
  text(path: string): Promise<string>
  sizeBytes(path: string): number
  open(path: string): Promise<Readable>
}
