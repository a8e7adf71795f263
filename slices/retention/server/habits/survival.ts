import type { SurvivalWeek } from '#retention/contract'

/** Learners whose last act so far fell into this week after their first, as ClickHouse counts them. */
export interface SurvivalRow {
  week: number
  learners: number
  /** Of those, who have left; the others may come back, or have finished. */
  gone: number
}

/** Below this many learners the estimate says nothing. */
const minAtRisk = 10
const maxWeeks = 26
/** Quantile of the normal distribution for 95 %. */
const z95 = 1.959964

/**
 * Share of learners who stay longer than so many weeks: Kaplan and Meier's estimate (1958), with Greenwood's variance on
 * the log-log scale, which keeps the interval between 0 and 1. Whoever is not gone counts for the weeks they are known for.
 */
export function survivalOf(rows: readonly SurvivalRow[]): SurvivalWeek[] {
  const byWeek = new Map(rows.map((row) => [row.week, row]))
  let atRisk = rows.reduce((sum, { learners }) => sum + learners, 0)
  if (atRisk < minAtRisk) return []
  const weeks: SurvivalWeek[] = [{ week: 0, atRisk, gone: 0, share: 1, low: 1, high: 1 }]
  let survived = 1
  let variance = 0
  for (let week = 0; week < maxWeeks; week++) {
    const { learners = 0, gone = 0 } = byWeek.get(week) ?? {}
    if (atRisk < minAtRisk || gone === atRisk) break
    survived *= 1 - gone / atRisk
    variance += gone / (atRisk * (atRisk - gone))
    weeks.push({
      week: week + 1,
      atRisk: atRisk - learners,
      gone,
      share: survived,
      ...interval(survived, variance),
    })
    atRisk -= learners
  }
  return weeks.filter((one) => one.week === 0 || one.atRisk >= minAtRisk)
}

function interval(survived: number, variance: number): { low: number; high: number } {
  if (survived === 1 || survived === 0) return { low: survived, high: survived }
  const width = (z95 * Math.sqrt(variance)) / Math.abs(Math.log(survived))
  return { low: survived ** Math.exp(width), high: survived ** Math.exp(-width) }
}
