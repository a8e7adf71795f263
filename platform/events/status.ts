import type { ClickHouseClient } from '@clickhouse/client'
import type { Kysely } from 'kysely'
import { alarmOf } from './alarm.ts'
import type { SpineStatus } from './contract.ts'
import { archiveStatus, comparedMinutes, ratesSince, readerStatuses, vitals } from './status-store.ts'
import type { SpineTables } from './tables.ts'

const minuteMs = 60_000

/** How the spine is, for the operator's panel. Answers also where the analytics store does not. */
export async function spineStatus(
  db: Kysely<SpineTables>,
  analytics: ClickHouseClient,
  now: Date,
): Promise<SpineStatus> {
  const since = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs - 59 * minuteMs)
  const [readers, rates, compared, { logBytes, ...rest }, archive, analyticsBytes] = await Promise.all([
    readerStatuses(db),
    ratesSince(db, since),
    comparedMinutes(db, now),
    vitals(db),
    archiveStatus(db),
    sizeOf(analytics),
  ])
  const counts = new Map(rates.map(({ minute, count }) => [minute.getTime(), count]))
  return {
    ratePerMinute: Array.from({ length: 60 }, (_, place) => {
      const at = new Date(since.getTime() + place * minuteMs)
      return { at, count: counts.get(at.getTime()) ?? 0 }
    }),
    readers,
    alarm: alarmOf(compared, now),
    ...rest,
    archive,
    sizeBytes: { log: logBytes, analytics: analyticsBytes },
    analyticsReachable: analyticsBytes !== null,
  }
}

/** Bytes on disk of the analytics store's database; null where it does not answer within 3 s. */
async function sizeOf(analytics: ClickHouseClient): Promise<number | null> {
  try {
    const found = await analytics.query({
      query:
        'select toFloat64(sum(bytes_on_disk)) as bytes from system.parts where active and database = currentDatabase()',
      format: 'JSONEachRow',
      abort_signal: AbortSignal.timeout(3_000),
    })
    const [row] = await found.json<{ bytes: number }>()
    return row?.bytes ?? 0
  } catch {
    return null
  }
}
