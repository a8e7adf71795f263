import { localDay } from '@banxue/platform/events/local-day'
import type { Population, PulseFilters } from '../contract.ts'
import { createAnalytics, type Params } from './analytics.ts'
import { lastCompleteDay } from './day.ts'
import { filterParams, type Window, windowOf } from './filters.ts'
import { createLastGood } from './last-good.ts'
import type { RetentionNeeds } from './needs.ts'
import { asOf, reachOf } from './reach.ts'
import { type Scope, scopeParams } from './scope.ts'
import type { Sql } from './sql-files.ts'

/** Answers are shared between operators for this long. */
const freshMs = 1_500
const keptAnswers = 500

/** Whom and what a report is about. */
export interface Question {
  population: Population
  scope: Scope
  /** Absent: all learners, and the windows that reports have by themselves. */
  filters?: PulseFilters
}

/** Rows of a report, the days it is about, and how true it is. */
interface Answer<Row> {
  /** None where the store is away and was never asked this. */
  rows: readonly Row[]
  /** Local date in the school's zone. */
  today: string
  lastCompleteDay: string
  window: Window
  truth: { asOf: Date; isStale: boolean }
}
/** @param more what a report takes beside the question, bound like it */
export type Ask = <Row>(sql: Sql, question: Question, more?: Params) => Promise<Answer<Row>>

/** Asks ClickHouse, or remembers what it said last where it is away or was asked just now. */
export function createAsk(needs: Pick<RetentionNeeds, 'analytics' | 'clock' | 'log' | 'schoolZone'>): Ask {
  const analytics = createAnalytics(needs.analytics)
  const lastGood = createLastGood({
    clock: needs.clock,
    size: keptAnswers,
    freshMs,
    onFailure: (key, error) =>
      needs.log.error(
        { key, error: error instanceof Error ? error.message : String(error) },
        'Report failed',
      ),
  })

  return async <Row>(
    sql: Sql,
    { population, scope, filters }: Question,
    more: Params = {},
  ): Promise<Answer<Row>> => {
    const now = needs.clock.now()
    const days = {
      today: localDay(now, await needs.schoolZone()),
      lastCompleteDay: lastCompleteDay(now),
    }
    const window = windowOf(filters, days)
    const params: Params = {
      ...filterParams(filters, window),
      ...more,
      ...scopeParams(scope),
      ...days,
      simulated: population === 'simulated',
    }
    const answer = await lastGood.answer(`${sql.tag} ${JSON.stringify(params)}`, async () => {
      const reach = await reachOf(analytics)
      return { rows: await analytics.rows<Row>(sql, params), asOf: asOf(reach) }
    })
    return {
      ...days,
      window,
      rows: answer?.value.rows ?? [],
      truth: { asOf: answer?.value.asOf ?? now, isStale: answer?.isStale ?? true },
    }
  }
}
