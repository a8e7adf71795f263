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
}
