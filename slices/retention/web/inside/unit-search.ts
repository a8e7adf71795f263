import type { Population } from '#retention/contract'
import { pulseSearch } from '../pulse/pulse-search.ts'

/** What the address of the inside of a unit says: whom it is about, and the place whose people are shown. */
export interface UnitSearch {
  population?: Population
  /** Left after this step; 0: after the opening. */
  place?: number
  /** Left in this video … */
  video?: string
  /** … from this second … */
  from?: number
  /** … until before this one. */
  to?: number
}

const whole = (value: unknown) => (Number.isInteger(value) && Number(value) >= 0 ? Number(value) : undefined)

/** Reads the address; what is not understood is left out, and half a place too. */
export function unitSearch(search: Record<string, unknown>): UnitSearch {
  const { population, course: video } = pulseSearch({
    population: search['population'],
    course: search['video'],
  })
  const [place, from, to] = [whole(search['place']), whole(search['from']), whole(search['to'])]
  return {
    ...(population === undefined ? {} : { population }),
    ...(video !== undefined && from !== undefined && to !== undefined
      ? { video, from, to }
      : place === undefined
        ? {}
        : { place }),
  }
}
