import type { CourseDetails, CourseId, Outline, UnitRevision } from '#courses/contract'

/** A course ready to be published, its units apart. */
export interface PreparedCourse {
  courseId: CourseId
  sourceKey: string
  /** Wanted; made unique on publishing. */
  slug: string
  details: CourseDetails
  outline: Outline
  /** SHA-256 of details and outline. */
  fingerprint: string
  unitCount: number
  stepCount: number
  questionCount: number
}

/** One revision with the files that its texts show or offer. */
export interface PreparedUnit {
  content: UnitRevision
  /** SHA-256 of each. */
  files: string[]
}

export interface PreparedFile {
  sha256: string
  mediaType: string
  sizeBytes: number
}
