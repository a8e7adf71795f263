import type { Job } from '@banxue/platform/jobs/job'
import type { Analytics } from './analytics.ts'
import { createWaitingDays, type TouchedDay } from './batches.ts'
import { createNews, type SecondOfNews } from './news.ts'
import { createPace } from './pace.ts'
import { clickhouseInstant, instantOf, type Reach, reachOf } from './reach.ts'
import { rollups } from './sql-files.ts'

/** After so long no insert can become visible any more that began before. */
const settleMs = 60_000
/** Work of one tick: old days wait for the next, so that news of today never wait for long. */
const budgetMs = 1_000
const maxRestMs = 60_000

/**
 * Keeps the rollups fresh: finds the days and people with news and counts these days of these people anew, newest
 * day first. Counting twice changes nothing, so it may run on several servers, and again after a crash.
 */
export function createRollUp(analytics: Analytics) {
  const pace = createPace(maxRestMs)
  const recount = createRecount(analytics)
  let running: Promise<unknown> | null = null

  const job: Job = {
    name: 'retention.roll_up',
    everyS: 1,
    async runDue() {
      const beganMs = performance.now()
      if (running !== null || !pace.isDue(beganMs)) return
      running = recount(budgetMs)
      try {
        await running
      } finally {
        running = null
        const endedMs = performance.now()
        pace.rest(endedMs, endedMs - beganMs)
      }
    },
  }
  return {
    job,
    /** Counts all news at once, without rests: after a rebuild, and in tests. */
    async catchUp(): Promise<void> {
      await running
      while (!(await recount(Infinity)));
    },
  }
}

function createRecount(analytics: Analytics) {
  const news = createNews()
  const waiting = createWaitingDays()

  /** Takes up the news; answers how far the arrivals went that are now counted or waiting. */
  async function look(since: string): Promise<{ reached: string; isAll: boolean }> {
    const seconds = await analytics.rows<SecondOfNews>(rollups.news, { since })
    const found = news.uncounted(seconds)
    if (found.length > 0) {
      const params = { since, seconds: found.map(({ second }) => second) }
      waiting.add(await analytics.rows<TouchedDay>(rollups.touched, params))
      news.take(found)
    }
    return { reached: seconds.at(-1)?.last_at ?? since, isAll: news.uncounted(seconds).length === 0 }
  }

  async function mergeGuests(since: string): Promise<void> {
    const seconds = news
      .uncounted(await analytics.rows<SecondOfNews>(rollups.news, { since }))
      .flatMap(({ second, merges }) => (merges > 0 ? [second] : []))
    if (seconds.length > 0) await analytics.run(rollups.touchMerged, { since, seconds })
  }

  /** Works for about `forMs`; answers whether all that had arrived is counted. */
  return async (forMs: number): Promise<boolean> => {
    const beganMs = performance.now()
    const reach = await reachOf(analytics)
    const since = reach.settled_at
    await mergeGuests(since)
    const { reached, isAll } = await look(since)
    if (waiting.isEmpty() && reached <= reach.reached_at) return true
    while (!waiting.isEmpty() && performance.now() - beganMs < forMs) {
      const batch = waiting.next()
      const params = {
        since,
        seconds: [...new Set(batch.flatMap(({ seconds }) => seconds))],
        days: batch.map(({ day }) => day),
      }
      await analytics.run(rollups.learnerDay, params)
      await analytics.run(rollups.learnerUnitDay, params)
      waiting.done(batch)
    }
    if (!waiting.isEmpty() || !isAll) return false
    const settled = settledAt(reach)
    await analytics.run(rollups.remember, { reached, settled })
    news.forget(Math.floor(instantOf(settled).getTime() / 1000))
    return true
  }
}

/** Never goes back, stays `settleMs` behind the store's clock, at a whole second so that none is cut in two. */
function settledAt(reach: Reach): string {
  const secondMs = Math.floor((instantOf(reach.asked_at).getTime() - settleMs) / 1000) * 1000 - 1
  const behind = clickhouseInstant(new Date(secondMs))
  return behind > reach.settled_at ? behind : reach.settled_at
}
