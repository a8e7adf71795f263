import { readFileSync } from 'node:fs'
import { randomOf } from '../../content/simulated-learners/random.ts'
import { filesOf } from '../../platform/testing/unzip.ts'
import { quantile } from '../report.ts'

/** A value a day, from the first with any on. */
export interface DailySeries {
  name: string
  days: readonly number[]
  /** What one learner usually adds on a day. */
  grain: number
}

/** Parts of a school with fewer learners a day are no series of their own. */
const fewestLearners = 40

/**
 * The learners and the clicks of each presentation in the Open University's data, day by day, and the learners of each
 * kind of page that forty use on a middle day.
 *
 * @param file path of `oulad-2013-train.zip`
 */
export async function readSeries(file: string): Promise<DailySeries[]> {
  const files = await filesOf(readFileSync(file))
  const kinds = new Map(rowsOf(files['vle.csv']).map(([site, , , kind]) => [site, kind ?? '']))
  const learners = new Map<string, Map<number, Set<string>>>()
  const clicks = new Map<string, Map<number, number>>()
  for (const [course, presentation, learner = '', site, day, count] of rowsOf(files['studentVle.csv'])) {
    const name = `${course}${presentation}`.toLowerCase()
    for (const series of [name, `${name}.${kinds.get(site)}`]) {
      const seen = entry(
        entry(learners, series, () => new Map()),
        Number(day),
        () => new Set<string>(),
      )
      seen.add(learner)
    }
    const sums = entry(clicks, name, () => new Map<number, number>())
    sums.set(Number(day), (sums.get(Number(day)) ?? 0) + Number(count))
  }
  const found = [...learners].flatMap(([name, byDay]): DailySeries[] => {
    const days = dense(byDay, (seen) => seen.size)
    const sums = dense(clicks.get(name) ?? new Map<number, number>(), (sum) => sum)
    const perLearner = sums.map((sum, n) => sum / Math.max(1, days[n] ?? 1))
    return [
      { name: `${name}.learners`, days, grain: 1 },
      ...(sums.length === 0
        ? []
        : [{ name: `${name}.clicks`, days: sums, grain: quantile(perLearner, 0.5) }]),
    ]
  })
  return found.filter(({ days, grain }) => quantile(days, 0.5) / grain >= fewestLearners)
}

/** Two courses of 260 days in the same shape: weekdays, a deadline every fifth week, decline, and a break of ten days. */
export function madeSeries(): DailySeries[] {
  const week = [1.1, 1.15, 1.1, 1.02, 0.84, 0.78, 1.01]
  return [130, 380].map((size, course) => {
    const random = randomOf(course + 1)
    const days = Array.from({ length: 260 }, (_, day) => {
      const toDeadline = (35 - (day % 35)) % 35
      const lift = toDeadline < 3 ? 1.5 : 1
      const rest = day >= 90 && day < 100 ? 0.5 : 1
      const mean = size * (week[day % 7] ?? 1) * lift * rest * (1 - day / 520)
      return Math.round(mean * random.around(0.78, 1.22))
    })
    return { name: `made${size}.learners`, days, grain: 1 }
  })
}

const rowsOf = (csv = ''): string[][] =>
  csv
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.trim().split(','))

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** A value for each day from the first to the last. */
function dense<T>(byDay: ReadonlyMap<number, T>, valueOf: (value: T) => number): number[] {
  const known = [...byDay.keys()]
  if (known.length === 0) return []
  const [first, last] = [Math.min(...known), Math.max(...known)]
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const value = byDay.get(first + n)
    return value === undefined ? 0 : valueOf(value)
  })
}
