import type { Job } from '@banxue/platform/jobs/job'
import type { Analytics } from './analytics.ts'
import { batchesOf, type TouchedDay } from './batches.ts'
import { createPace } from './pace.ts'
import { clickhouseInstant, instantOf, type Reach, reachOf } from './reach.ts'
import { rollups } from './sql-files.ts'

/** Arrivals younger than this are looked at again: an insert may become visible after a later one. */
const settleMs = 10_000
const maxRestMs = 60_000

/** Arrivals that a recount left unsettled; while these are all there are, there is nothing to do. */
interface Seen {
  settledAt: string
  arrivedAt: string
  waiting: number
}

/**
 * Keeps the rollups fresh: finds the days and people with news, counts those days of those people anew, newest
 * day first, and remembers how far it came. Counting twice changes nothing, so it may run on several servers.
 */
export function createRollUp(analytics: Analytics): Job {
  const pace = createPace(maxRestMs)
  let isRunning = false
  let seen: Seen | null = null

  async function countAnew(): Promise<void> {
    const found = await reachOf(analytics)
    if (found.waiting === 0 || isSeen(found, seen)) return
    if (found.merges > 0)
      await analytics.run(rollups.touchMerged, { since: found.settled_at, until: found.arrived_at })
    const reach = found.merges > 0 ? await reachOf(analytics) : found
    seen = await countWindow(analytics, reach)
  }

  return {
    name: 'retention.roll_up',
    everyS: 1,
    async runDue() {
      const beganMs = performance.now()
      if (isRunning || !pace.isDue(beganMs)) return
      isRunning = true
      try {
        await countAnew()
      } finally {
        isRunning = false
        const endedMs = performance.now()
        pace.rest(endedMs, endedMs - beganMs)
      }
    },
  }
}

/** Counts what is not settled, and answers what of it may still get company. */
async function countWindow(analytics: Analytics, reach: Reach): Promise<Seen> {
  const window = { since: reach.settled_at, until: reach.arrived_at }
  const settled = settledAt(reach)
  const touched = await analytics.rows<TouchedDay & { unsettled: number }>(rollups.touched, {
    ...window,
    settled,
  })
  for (const days of batchesOf(touched)) {
    await analytics.run(rollups.learnerDay, { ...window, days })
    await analytics.run(rollups.learnerUnitDay, { ...window, days })
  }
  await analytics.run(rollups.remember, { reached: reach.arrived_at, settled })
  const waiting = touched.reduce((sum, { unsettled }) => sum + unsettled, 0)
  return { settledAt: settled, arrivedAt: reach.arrived_at, waiting }
}

function isSeen(reach: Reach, seen: Seen | null): boolean {
  return (
    seen !== null &&
    reach.settled_at === seen.settledAt &&
    reach.arrived_at === seen.arrivedAt &&
    reach.waiting === seen.waiting
  )
}

/** Never goes back, stays `settleMs` behind the store's clock and never beyond the last arrival. */
function settledAt(reach: Reach): string {
  const behind = clickhouseInstant(new Date(instantOf(reach.asked_at).getTime() - settleMs))
  const next = behind < reach.arrived_at ? behind : reach.arrived_at
  return next > reach.settled_at ? next : reach.settled_at
}
