import type { Job } from '@banxue/platform/jobs/job'
import type { Kysely } from 'kysely'
import { type AlarmSeries, alarmSeries, type Population } from '#retention/contract'
import { type Analytics, createAnalytics } from '../analytics.ts'
import { addDays, lastCompleteDay } from '../day.ts'
import type { RetentionNeeds } from '../needs.ts'
import { asOf, instantOf, reachOf } from '../reach.ts'
import { alarmsSince, inTurn, keyOf, lastReadAt, type Reading, writeReadings } from '../alarm-store.ts'
import { judge } from './judge.ts'
import { type Kept, reconcile } from './reconcile.ts'
import { isSchool, readDays, type SeriesRow, seriesOf, sources } from './series.ts'
import { stretchesOf } from './stretches.ts'
import type { AlarmTables } from './tables.ts'

/** Days that are read again, because work of learners who were offline comes late. */
const rereadDays = 28
/** Days are judged again after as much rest as this, times the time it took. */
const restPerWork = 200
const leastRestMs = 60_000
/** The newest day that is judged ended hours ago: minutes more or less say nothing. */
const behindS = 300

export interface WatchNeeds extends Pick<RetentionNeeds, 'analytics' | 'clock' | 'log'> {
  db: Kysely<AlarmTables>
  /** Seconds by which the analytics store is behind the log: half a copy looks like a bad day. */
  analyticsBehindS: () => Promise<number>
}

/**
 * Judges every complete day of every series, raises alarms and closes them. Done twice it changes nothing: alarms are
 * found anew from the days each time, and set beside those that are kept.
 */
export function createWatch(needs: WatchNeeds) {
  const analytics = createAnalytics(needs.analytics)
  let restUntilMs = 0

  /** Judges now, whenever that was done last. */
  async function read(now: Date): Promise<void> {
    if ((await needs.analyticsBehindS()) > behindS || !(await isWhole(analytics))) return
    await inTurn(needs.db, async (tx) => {
      for (const population of ['real', 'simulated'] as const) {
        const since = addDays(lastCompleteDay(now), 1 - rereadDays)
        const kept = await alarmsSince(tx, population, since)
        const readings = await readSeries(analytics, population, lastCompleteDay(now), kept, since)
        await writeReadings(tx, population, readings, now)
      }
    })
  }
  const job: Job = {
    name: 'retention.watch_series',
    everyS: 30,
    async runDue(now) {
      const beganMs = performance.now()
      if (beganMs < restUntilMs) return
      const readAt = await lastReadAt(needs.db)
      if (readAt !== null && now.getTime() - readAt.getTime() < leastRestMs) return
      await read(now)
      const endedMs = performance.now()
      restUntilMs = endedMs + restPerWork * (endedMs - beganMs)
    },
  }
  return { job, read }
}

/** Whether what arrived is counted, but for the last minutes. */
async function isWhole(analytics: Analytics): Promise<boolean> {
  const reach = await reachOf(analytics)
  return instantOf(reach.asked_at).getTime() - asOf(reach).getTime() < behindS * 1000
}

/** Every series of the school and of each course, in one query each. */
async function readSeries(
  analytics: Analytics,
  population: Population,
  lastDay: string,
  kept: ReadonlyMap<string, Kept[]>,
  since: string,
): Promise<Reading[]> {
  const answers = new Map<string, Promise<SeriesRow[]>>()
  const rowsOf = (name: AlarmSeries) => {
    const { file } = sources[name]
    const params = { lastCompleteDay: lastDay, days: readDays, simulated: population === 'simulated' }
    const answer = answers.get(file.tag) ?? analytics.rows<SeriesRow>(file, params)
    answers.set(file.tag, answer)
    return answer
  }
  const readings: Reading[] = []
  for (const name of alarmSeries)
    for (const [id, series] of seriesOf(name, await rowsOf(name), lastDay)) {
      const key = { population, series: name, courseId: isSchool(id) ? null : id }
      readings.push({ ...key, ...readOne(judge(series), kept.get(keyOf(key)) ?? [], since) })
    }
  return readings
}

function readOne(days: ReturnType<typeof judge>, kept: readonly Kept[], since: string) {
  const newest = days.at(-1)
  const newestOn = newest?.on ?? since
  const sumOf = (firstOn: string, lastOn: string) =>
    days.reduce((sum, { on, value }) => (on >= firstOn && on <= lastOn ? sum + value : sum), 0)
  return {
    ...reconcile(kept, { stretches: stretchesOf(days), sumOf, newestOn }, since),
    firstOn: days[0]?.on ?? newestOn,
    throughOn: newestOn,
    verdict: newest?.verdict ?? 'learning',
  }
}
