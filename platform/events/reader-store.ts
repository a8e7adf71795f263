import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { LogEvent } from './handler.ts'
import { beginning, type Position } from './position.ts'
import type { SpineTables } from './tables.ts'
import { resetNews, wakeChannel } from './wake-channel.ts'

type Db = Kysely<SpineTables> | Transaction<SpineTables>

/** Where a reader stands. */
export interface Standing extends Position {
  /** How often it was put back; within one number its position only grows. */
  rebuilds: number
}

/** Where a reader stands; a reader that is new stands before the first row. */
export async function readPosition(db: Db, name: string): Promise<Standing> {
  const query = sql<Standing>`select epoch, xid::text as xid, id, rebuilds from reader where name = ${name}`
  const known = (await query.execute(db)).rows[0]
  if (known !== undefined) return known
  await sql`insert into reader (name) values (${name}) on conflict (name) do nothing`.execute(db)
  return { ...beginning, rebuilds: 0 }
}

/**
 * Moves a reader on, from where it was read.
 *
 * @returns false where somebody else has moved it since; then the effect must be undone or be repeatable
 */
export async function movePosition(db: Db, name: string, from: Standing, to: Position): Promise<boolean> {
  const query = sql`
    update reader set epoch = ${to.epoch}, xid = ${to.xid}::xid8, id = ${to.id}::uuid, moved_at = now(), last_error = null
    where name = ${name} and rebuilds = ${from.rebuilds}
      and (epoch, xid, id) = (${from.epoch}, ${from.xid}::xid8, ${from.id}::uuid)`
  const { numAffectedRows } = await query.execute(db)
  return numAffectedRows === 1n
}

/** Puts a reader back before the first row, whatever it is doing, and wakes it on whichever server it runs. */
export async function resetPosition(db: Db, name: string): Promise<void> {
  await sql`
    with reset as (
      insert into reader (name) values (${name})
      on conflict (name) do update set
        epoch = default, xid = default, id = default, moved_at = null, rebuilds = reader.rebuilds + 1
    )
    select pg_notify(${wakeChannel}, ${resetNews})`.execute(db)
}

/** Records what stops a reader, for the operator. */
export async function recordFailure(db: Db, name: string, error: string): Promise<void> {
  await db
    .updateTable('reader')
    .set({ last_error: error.slice(0, 2000), failed_at: sql<Date>`now()` })
    .where('name', '=', name)
    .execute()
}

/** Rows after a position that no open transaction can still precede; the condition of every reader. */
export const readable = (from: Position) => sql`
  (epoch, xid, id) > ${place(from, bound)}
  and (epoch, xid) < ((select max(epoch) from event_epoch), pg_snapshot_xmin(pg_current_snapshot()))`

/** The readable rows of the table after a position, up to `limit`, and where one is given up to another position. */
export async function tablePage(
  db: Db,
  from: Position,
  limit: number,
  upTo: Position | null = null,
): Promise<{ end: Position; count: number } | null> {
  const bounded = upTo === null ? sql`` : sql`and (epoch, xid, id) <= ${place(upTo, bound)}`
  const query = sql<Position & { count: number }>`
    with page as materialized (
      select epoch, xid, id from event where ${readable(from)} ${bounded} order by epoch, xid, id limit ${limit}
    )
    select epoch, xid::text as xid, id, (select count(*)::int from page) as count
    from page order by page.epoch desc, page.xid desc, page.id desc limit 1`
  const [last] = (await query.execute(db)).rows
  if (last === undefined) return null
  const { count, ...end } = last
  return { end, count }
}

/** What a reader takes at once: all rows after a position up to another one. */
export interface Page {
  from: Position
  /** Position of the last row. */
  end: Position
  /** Rows of the page that are in the table. */
  inTable: number
  /** JSON list of the others, which are archived; null where there are none. */
  archived: string | null
  /** Whether more may wait after it. */
  more: boolean
}

/** How a value stands in a statement: as a parameter, or as part of its text. */
type Put = (value: string | number) => RawBuilder<unknown>
export const bound: Put = (value) => sql`${value}`
export const inlined: Put = (value) => sql.lit(value)

/**
 * The rows of a page as a table `event`. Their order and number are said although the positions alone choose
 * them: of positions the planner takes any range for a third of the log, and would read all of it.
 */
export function rowsOf({ from, end, inTable, archived }: Page, put: Put): RawBuilder<unknown> {
  const rows = sql`
    select * from event where (epoch, xid, id) > ${place(from, put)} and (epoch, xid, id) <= ${place(end, put)}
    order by epoch, xid, id limit ${put(inTable)}`
  if (archived === null) return sql`(${rows}) as event`
  return sql`((${rows}) union all select * from json_populate_recordset(null::event, ${put(archived)}::json)) as event`
}

/** The events of some names in a page, in log order. */
export async function eventsIn(db: Db, page: Page, names: readonly string[]): Promise<LogEvent[]> {
  const query = sql<LogEvent>`
    select id, name, version, actor_id as "actorId", subject_id as "subjectId", occurred_at as "occurredAt",
           received_at as "receivedAt", zone, local_day as "localDay", simulated, session_id as "sessionId", context, payload
    from ${rowsOf(page, bound)}
    where name = any(${[...names]}::text[])
    order by epoch, xid, id`
  return (await query.execute(db)).rows
}

const place = ({ epoch, xid, id }: Position, put: Put) =>
  sql`(${put(epoch)}, ${put(xid)}::xid8, ${put(id)}::uuid)`
