import type { CoverSource } from './first/cover.ts'
import { coverPicture } from './first/cover-picture.ts'

/** A course's generated picture, 16 : 9, as wide as its place. The course's name stands beside it, so it is decoration. */
export function Cover(source: CoverSource) {
  return coverPicture(source)
}
