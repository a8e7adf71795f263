import { type Kysely, sql } from 'kysely'
import type { SpineTables } from '../events/tables.ts'
import { shipperName } from '../events/shipper.ts'
import type { DayCount } from './compare-days.ts'

/** What the shipper has sent: events per day that the database holds, and how many of them are archived. */
export async function shippedDays(db: Kysely<SpineTables>): Promise<{ days: DayCount[]; archived: number }> {
  const days = sql<DayCount>`
    select local_day::text as day, count(*)::float8 as count from event, reader r
    where r.name = ${shipperName} and (event.epoch, event.xid, event.id) <= (r.epoch, r.xid, r.id)
    group by local_day`
  const archived = sql<{ count: number }>`
    select coalesce(sum(row_count), 0)::float8 as count from event_archive a, reader r
    where r.name = ${shipperName} and (a.last_epoch, a.last_xid, a.last_id) <= (r.epoch, r.xid, r.id)`
  const [found, [row]] = [(await days.execute(db)).rows, (await archived.execute(db)).rows]
  return { days: found, archived: row?.count ?? 0 }
}
