import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { LogEvent } from './handler.ts'
import { beginning, type Position } from './position.ts'
import type { SpineTables } from './tables.ts'

type Db = Kysely<SpineTables> | Transaction<SpineTables>

/** Where a reader stands; a reader that is new stands before the first row. */
export async function readPosition(db: Db, name: string): Promise<Position> {
  const query = sql<Position>`select epoch, xid::text as xid, id from reader where name = ${name}`
  const known = (await query.execute(db)).rows[0]
  if (known !== undefined) return known
  await sql`insert into reader (name) values (${name}) on conflict (name) do nothing`.execute(db)
  return beginning
}

/**
 * Moves a reader on, from where it was read.
 *
 * @returns false where somebody else has moved it since; then the effect must be undone or be repeatable
 */
export async function movePosition(db: Db, name: string, from: Position, to: Position): Promise<boolean> {
  const query = sql`
    update reader set epoch = ${to.epoch}, xid = ${to.xid}::xid8, id = ${to.id}::uuid, moved_at = now(), last_error = null
    where name = ${name} and (epoch, xid, id) = (${from.epoch}, ${from.xid}::xid8, ${from.id}::uuid)`
  const { numAffectedRows } = await query.execute(db)
  return numAffectedRows === 1n
}

/** Puts a reader back before the first row, whatever it is doing. */
export async function resetPosition(db: Db, name: string): Promise<void> {
  await sql`
    insert into reader (name) values (${name})
    on conflict (name) do update set epoch = default, xid = default, id = default, moved_at = null`.execute(
    db,
  )
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
  (epoch, xid, id) > ${place(from)}
  and (epoch, xid) < ((select max(epoch) from event_epoch), pg_snapshot_xmin(pg_current_snapshot()))`

/** Rows after a position that were readable together. */
export interface Page {
  /** Position of the last. */
  end: Position
  count: number
}

/** The readable rows within `limit` rows after a position; null where there is none. */
export async function pageEnd(db: Db, from: Position, limit: number): Promise<Page | null> {
  const query = sql<{ epoch: number; xid: string; id: string; count: number }>`
    with page as materialized (
      select epoch, xid, id from event where ${readable(from)} order by epoch, xid, id limit ${limit}
    )
    select epoch, xid::text as xid, id, (select count(*)::int from page) as count
    from page order by page.epoch desc, page.xid desc, page.id desc limit 1`
  const { rows } = await query.execute(db)
  const [last] = rows
  if (last === undefined) return null
  const { count, ...end } = last
  return { end, count }
}

/**
 * The rows of a page as a table `event`. Their order and number are said although the positions alone choose
 * them: of positions the planner takes any range for a third of the log, and would read all of it.
 */
export const rowsOf = (
  from: RawBuilder<unknown>,
  end: RawBuilder<unknown>,
  count: RawBuilder<unknown>,
) => sql`
  (select * from event where (epoch, xid, id) > ${from} and (epoch, xid, id) <= ${end}
   order by epoch, xid, id limit ${count}) as event`

/** The events of some names in the page after a position, in log order. */
export async function eventsIn(
  db: Db,
  from: Position,
  { end, count }: Page,
  names: readonly string[],
): Promise<LogEvent[]> {
  const query = sql<LogEvent>`
    select id, name, version, actor_id as "actorId", subject_id as "subjectId", occurred_at as "occurredAt",
           received_at as "receivedAt", zone, local_day as "localDay", simulated, session_id as "sessionId", context, payload
    from ${rowsOf(place(from), place(end), sql`${count}`)}
    where name = any(${[...names]}::text[])
    order by epoch, xid, id`
  return (await query.execute(db)).rows
}

const place = ({ epoch, xid, id }: Position) => sql`(${epoch}, ${xid}::xid8, ${id}::uuid)`
