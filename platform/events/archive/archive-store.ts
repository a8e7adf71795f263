import { type Kysely, sql, type Transaction } from 'kysely'
import { lockSpace } from '../lease.ts'
import { isBefore, type Position } from '../position.ts'
import { readable } from '../reader-store.ts'
import type { SpineTables } from '../tables.ts'
import { type ArchivedRow, instantOf, jsonOf } from './archived-row.ts'
import type { DueMonth } from './due-months.ts'

type Db = Kysely<SpineTables> | Transaction<SpineTables>

/** A Parquet file that holds rows of a month which the table holds no more. */
export interface Part {
  key: string
  first: Position
  last: Position
}

/** A part as it is entered. */
export interface NewPart extends Part {
  /** From 1, within its month and kind of people. */
  part: number
  simulated: boolean
  rowCount: number
  sizeBytes: number
  /** When the log took the first of its rows, microseconds since 1970. */
  receivedAt: bigint
}

/** Name of the right to change the archive. */
export const archiveLease = 'spine.archive_months'

/** Parts with rows after a place, in the order of their first rows. */
export async function archivedParts(db: Db, from: Position): Promise<Part[]> {
  type Row = { key: string } & Record<`${'first' | 'last'}_${'xid' | 'id'}`, string> &
    Record<'first_epoch' | 'last_epoch', number>
  const query = sql<Row>`
    select key, first_epoch, first_xid::text as first_xid, first_id, last_epoch, last_xid::text as last_xid, last_id
    from event_archive
    where (last_epoch, last_xid, last_id) > (${from.epoch}, ${from.xid}::xid8, ${from.id}::uuid)
    order by event_archive.first_epoch, event_archive.first_xid, event_archive.first_id`
  return (await query.execute(db)).rows.map((row) => ({
    key: row.key,
    first: { epoch: row.first_epoch, xid: row.first_xid, id: row.first_id },
    last: { epoch: row.last_epoch, xid: row.last_xid, id: row.last_id },
  }))
}

/** Names of the tables that hold the log. */
export async function partitionNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relid::regclass::text as name from pg_partition_tree('event') where isleaf`.execute(db)
  return rows.map(({ name }) => name)
}

/**
 * Why a month cannot leave the table yet: the name of a reader that has not passed it, or an open transaction that
 * may stand before its rows; null where it can.
 */
export async function heldBackBy(db: Db, { table }: DueMonth): Promise<string | null> {
  const query = sql<{ reader: string | null; readable: boolean }>`
    with last as (
      select epoch, xid, id from ${sql.table(table)} as event order by event.epoch desc, event.xid desc, event.id desc limit 1
    )
    select (epoch, xid) < ((select max(epoch) from event_epoch), pg_snapshot_xmin(pg_current_snapshot())) as readable,
           (select name from reader where (reader.epoch, reader.xid, reader.id) < (last.epoch, last.xid, last.id)
            order by name limit 1) as reader
    from last`
  const [row] = (await query.execute(db)).rows
  if (row === undefined) return null
  return row.reader ?? (row.readable ? null : 'an open transaction')
}

/** The next rows of a month in log order. */
export async function monthRows(
  db: Db,
  { table }: DueMonth,
  from: Position,
  limit: number,
): Promise<ArchivedRow[]> {
  type Row = Omit<ArchivedRow, 'occurred_at' | 'received_at' | 'xid'> &
    Record<'occurred_at' | 'received_at' | 'xid', string>
  const query = sql<Row>`
    select id, name, version, actor_id, subject_id, (extract(epoch from occurred_at) * 1000000)::bigint::text as occurred_at,
           (extract(epoch from received_at) * 1000000)::bigint::text as received_at, zone,
           local_day - date '1970-01-01' as local_day, session_id, simulated, epoch, xid::text as xid,
           context::text as context, payload::text as payload
    from ${sql.table(table)} as event where ${readable(from)}
    order by event.epoch, event.xid, event.id limit ${limit}`
  return (await query.execute(db)).rows.map((row) => ({
    ...row,
    occurred_at: BigInt(row.occurred_at),
    received_at: BigInt(row.received_at),
    xid: BigInt(row.xid),
  }))
}

/** How many of some rows stand in the table just as they are, every column of them. */
export async function equalRows(
  db: Db,
  { fromId, toId }: DueMonth,
  rows: readonly ArchivedRow[],
): Promise<number> {
  const query = sql<{ count: number }>`
    select count(*)::int as count from json_populate_recordset(null::event, ${jsonOf(rows)}::json) as archived
    join event on event.id = archived.id and event.id >= ${fromId}::uuid and event.id < ${toId}::uuid
    where event is not distinct from archived`
  return (await query.execute(db)).rows[0]?.count ?? 0
}

export async function rowCount(db: Db, { table }: DueMonth): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The number after the last part that a month has. */
export async function nextPart(db: Db, { firstDay }: DueMonth, simulated: boolean): Promise<number> {
  const query = sql<{ next: number }>`
    select coalesce(max(part), 0) + 1 as next from event_archive
    where month = ${firstDay}::date and simulated = ${simulated}`
  return (await query.execute(db)).rows[0]?.next ?? 1
}

/** Places in storage that no part counts on. */
export async function strays(db: Db): Promise<string[]> {
  const { rows } = await sql<{ prefix: string }>`select prefix from event_archive_stray`.execute(db)
  return rows.map(({ prefix }) => prefix)
}

export async function enterStray(db: Db, prefix: string): Promise<void> {
  await sql`insert into event_archive_stray (prefix) values (${prefix})`.execute(db)
}

export async function forgetStray(db: Db, prefix: string): Promise<boolean> {
  const query = sql`delete from event_archive_stray where prefix = ${prefix}`
  return (await query.execute(db)).numAffectedRows === 1n
}

/**
 * Makes the parts count and drops the month, both or neither.
 *
 * @param prefix where the parts are in storage
 * @throws Error where the lock cannot be had within a second, rows came meanwhile, or a reader was put back
 */
export async function exchangeMonth(
  db: Kysely<SpineTables>,
  month: DueMonth,
  prefix: string,
  parts: readonly NewPart[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // While it waits for the lock everybody else waits behind it. The log first: handlers take them in this order.
    await sql`set local lock_timeout = '1s'`.execute(tx)
    await sql`lock table event in access exclusive mode`.execute(tx)
    // From here on no reader moves, is put back or begins.
    await sql`lock table reader in share row exclusive mode`.execute(tx)
    if (!(await forgetStray(tx, prefix))) throw new Error('another attempt at the archive has begun')
    const last = parts.map((part) => part.last).reduce<Position | null>(later, null)
    const query = sql<{ newer: boolean }>`
      select exists (select from ${sql.table(month.table)} as event
        where ${last === null} or (epoch, xid, id) > (${last?.epoch ?? 0}, ${last?.xid ?? '0'}::xid8, ${last?.id ?? month.fromId}::uuid)
      ) as newer`
    if ((await query.execute(tx)).rows[0]?.newer !== false) throw new Error('rows came meanwhile')
    const holder = await heldBackBy(tx, month)
    if (holder !== null) throw new Error(`${holder} holds the month back`)
    for (const part of parts) await enterPart(tx, month, part)
    await sql`drop table ${sql.table(month.table)}`.execute(tx)
  })
}

async function enterPart(tx: Db, { firstDay }: DueMonth, part: NewPart): Promise<void> {
  const { key, first, last, simulated, rowCount: count, sizeBytes, receivedAt } = part
  await sql`
    insert into event_archive (key, month, part, simulated, row_count, size_bytes, first_epoch, first_xid, first_id,
                               last_epoch, last_xid, last_id, received_at)
    values (${key}, ${firstDay}, ${part.part}, ${simulated}, ${count}, ${sizeBytes},
            ${first.epoch}, ${first.xid}::xid8, ${first.id}, ${last.epoch}, ${last.xid}::xid8, ${last.id},
            ${instantOf(receivedAt)})`.execute(tx)
}

const later = (one: Position | null, other: Position): Position =>
  one === null || isBefore(one, other) ? other : one

/** Takes what simulated people did out of the archive; the next run deletes the files. Waits for a run that is on. */
export async function forgetSimulatedParts(db: Kysely<SpineTables>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${lockSpace}, hashtext(${archiveLease}))`.execute(tx)
    await sql`
      with gone as (delete from event_archive where simulated returning key)
      insert into event_archive_stray (prefix) select key from gone`.execute(tx)
  })
}
