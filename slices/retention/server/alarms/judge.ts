import { chanceOfAtLeast, chanceOfAtMost } from './tail.ts'
import { median, usualOf } from './usual.ts'

/** A complete day of a series. */
export interface SeriesDay {
  /** Local date, `YYYY-MM-DD`. */
  on: string
  value: number
  /** What the value is a part of, as wrong answers are of all; null where it stands for itself. */
  of: number | null
}

/** What is watched, day by day. */
export interface Series {
  /** Which way is worse. */
  worse: 'lower' | 'higher'
  /** What one learner, answer or sitting usually adds to the value; chance plays with pieces of this size. */
  grain: number
  /** An alarm begins where a day is rarer than once in so many days. */
  oddsDays: number
  /** Consecutive complete days, oldest first. */
  days: readonly SeriesDay[]
}

/** How a day went: `learning` where there is too little before it, `few` where it holds too little to tell. */
export type Verdict = 'learning' | 'few' | 'usual' | 'unusual'

export interface JudgedDay extends SeriesDay {
  verdict: Verdict
  /** In units of the value; null while it cannot be told. */
  expected: number | null
  /** The value beyond which an alarm begins; null while it cannot be told. */
  edge: number | null
  /** Chance of a value as far out or farther, 0 to 1. */
  chance: number | null
}

/** Days before the first that is judged: four of each weekday. */
export const learningDays = 28
/** Days after which an unusual stretch is the new usual. */
export const longestDays = 7
/** From here on it is written down how well days could be foreseen. */
const foreseenFrom = 14
/** Days by which the scatter is judged. */
const scatterDays = 42
/** A stretch goes on while a day is rarer than once in so many. */
const stretchOddsDays = 8
/** Smaller changes are not worth anybody's time, however sure: a third less, half more. */
const lowerShare = 2 / 3
const higherShare = 3 / 2
/** Below so many pieces expected nobody is missed; and of so few answers or sittings no share can be told. */
const fewestExpected = 8
const fewestOf = 20
/** A rise of fewer pieces is a handful of people. */
const fewestMore = 5
/** No series is steadier than about 4 % from day to day. */
const steadiest = 0.002
/** Days of the pooled share that each day is mixed with, in pieces, so that a share of two answers says little. */
const pooledPieces = 5

/**
 * Judges every day of a series by the days before it. Days that are unusual teach nothing about the usual, until there
 * have been seven in a row: then they are the usual.
 */
export function judge(series: Series): JudgedDay[] {
  const { days, grain } = series
  const first = days.findIndex(({ value, of }) => value > 0 || (of ?? 0) > 0)
  const values = intensities(days, grain)
  const leftOut = new Set<number>()
  const surprises: { ratio: number; expected: number }[] = []
  let stretch = 0
  return days.map((day, at) => {
    const usual =
      first === -1 || at - first < foreseenFrom ? null : usualOf(values, at, (n) => leftOut.has(n))
    if (usual === null) return { ...day, verdict: 'learning', expected: null, edge: null, chance: null }
    const mean = Math.max(usual * (day.of === null ? 1 : day.of / grain), 1e-6)
    const dispersion = scatterOf(surprises.slice(-scatterDays))
    surprises.push({ ratio: Math.log((day.value / grain + 0.5) / (mean + 0.5)), expected: mean })
    if (at - first < learningDays)
      return { ...day, verdict: 'learning', expected: null, edge: null, chance: null }
    const test = { ...series, mean, dispersion, of: day.of }
    const chance = chanceOf(test, day.value / grain)
    const isFew = series.worse === 'lower' ? mean < fewestExpected : (day.of ?? 0) / grain < fewestOf
    const isUnusual =
      !isFew && (isBeyond(test, day.value / grain) || (stretch > 0 && chance * stretchOddsDays < 1))
    stretch = isUnusual ? stretch + 1 : 0
    if (isUnusual) leftOut.add(at)
    if (stretch === longestDays) {
      for (let n = at; n > at - longestDays; n--) leftOut.delete(n)
      stretch = 0
    }
    return {
      ...day,
      verdict: isFew ? 'few' : isUnusual ? 'unusual' : 'usual',
      expected: mean * grain,
      edge: isFew ? null : edgeOf(test) * grain,
      chance,
    }
  })
}

/** Pieces a day, or pieces among all where they are a part, mixed with a little of the series' own mean. */
function intensities(days: readonly SeriesDay[], grain: number): number[] {
  const value = days.reduce((sum, day) => sum + day.value, 0)
  const of = days.reduce((sum, day) => sum + (day.of ?? 0), 0)
  const pooled = of === 0 ? 0 : value / of
  return days.map((day) =>
    day.of === null
      ? day.value / grain
      : (day.value / grain + pooledPieces * pooled) / (day.of / grain + pooledPieces),
  )
}

/** How much days scatter around what was foreseen, chance taken off: the median surprise, squared. */
function scatterOf(surprises: readonly { ratio: number; expected: number }[]): number {
  const middle = median(surprises.map(({ ratio }) => ratio))
  const spread = 1.4826 * median(surprises.map(({ ratio }) => Math.abs(ratio - middle)))
  const byChance = 1 / Math.max(1, median(surprises.map(({ expected }) => expected)))
  return Math.max(steadiest, (Number.isNaN(spread) ? 0 : spread ** 2) - byChance)
}

interface Test extends Pick<Series, 'worse' | 'oddsDays'> {
  mean: number
  dispersion: number
}

const chanceOf = ({ worse, mean, dispersion }: Test, pieces: number): number =>
  worse === 'lower' ? chanceOfAtMost(pieces, mean, dispersion) : chanceOfAtLeast(pieces, mean, dispersion)

/** Whether a value is far enough out, and rare enough, to begin an alarm. */
function isBeyond(test: Test, pieces: number): boolean {
  const { worse, mean, oddsDays } = test
  const isFar =
    worse === 'lower'
      ? pieces < mean * lowerShare
      : pieces > mean * higherShare && pieces - mean >= fewestMore
  return isFar && chanceOf(test, pieces) * oddsDays < 1
}

/** The value at which an alarm begins, by halving. */
function edgeOf(test: Test): number {
  let usual = test.mean
  let beyond = test.worse === 'lower' ? 0 : 20 * (test.mean + fewestMore)
  if (!isBeyond(test, beyond)) return beyond
  for (let n = 0; n < 24; n++) {
    const middle = (usual + beyond) / 2
    if (isBeyond(test, middle)) beyond = middle
    else usual = middle
  }
  return usual
}
