import { type CoverSource, coverSvg } from './first/cover.ts'

/** A course's generated picture, 16 : 9, as wide as its place. The course's name stands beside it, so it is decoration. */
export function Cover(source: CoverSource) {
  return <div className="cover" dangerouslySetInnerHTML={{ __html: coverSvg(source) }} />
}
