import { type Kysely, sql } from 'kysely'
import type { SpineTables } from '../events/tables.ts'
import { beginning, type Position } from '../events/position.ts'
import { shipperName } from '../events/shipper.ts'
import type { DayCount } from './compare-days.ts'

/** What the shipper has sent, up to a row of the log: events per day that the database holds, and how many are archived. */
export interface ShippedDays {
  days: DayCount[]
  archived: number
  upTo: Position
}

export async function shippedDays(db: Kysely<SpineTables>): Promise<ShippedDays> {
  const standing = sql<Position>`select epoch, xid::text as xid, id from reader where name = ${shipperName}`
  const upTo = (await standing.execute(db)).rows[0] ?? beginning
  const place = sql`(${upTo.epoch}, ${upTo.xid}::xid8, ${upTo.id}::uuid)`
  const days = sql<DayCount>`
    select local_day::text as day, count(*)::float8 as count from event
    where (epoch, xid, id) <= ${place} group by local_day`
  const archived = sql<{ count: number }>`
    select coalesce(sum(row_count), 0)::float8 as count from event_archive
    where (last_epoch, last_xid, last_id) <= ${place}`
  const [{ rows: found }, { rows }] = [await days.execute(db), await archived.execute(db)]
  return { days: found, archived: rows[0]?.count ?? 0, upTo }
}
