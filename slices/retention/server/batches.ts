/** A local day with news, and how many people the news concern. */
export interface TouchedDay {
  /** `YYYY-MM-DD` */
  day: string
  people: number
}

/** Bounds the memory of one recount, which grows with learner-days. */
const maxPeople = 20_000
/** Below the 100 partitions that one insert may touch. */
const maxDays = 90

/** Days to recount together, in the order given; a single day is never split. */
export function batchesOf(days: readonly TouchedDay[]): string[][] {
  const batches: string[][] = []
  let people = maxPeople
  for (const touched of days) {
    const last = batches.at(-1)
    if (last && last.length < maxDays && people + touched.people <= maxPeople) {
      last.push(touched.day)
      people += touched.people
    } else {
      batches.push([touched.day])
      people = touched.people
    }
  }
  return batches
}
