/** Id of the page's JSON block. */
export const firstDataId = 'first-data'

/** What the server already knew when it sent the page, so that the app asks for nothing twice. */
export interface FirstData {
  /** Identity's `me`. */
  me?: unknown
  /** The catalogue. */
  catalogue?: unknown
  /** A course page, by its slug. */
  course?: { slug: string; page: unknown }
  /** A unit as its learner finds it, as it travels in an answer: JSON, and which of it are dates. */
  unit?: { courseId: string; unitId: string; json: unknown; meta: unknown[] }
}
