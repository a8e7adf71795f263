import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { archiveLease } from '../events/archive/archive-store.ts'
import { lockSpace } from '../events/lease.ts'
import { shipperName } from '../events/shipper.ts'
import type { DumpedTable, Manifest } from './manifest.ts'
import { BackupRefused } from './refused.ts'
import { identifier } from './identifier.ts'

/** A table as it is about to be copied. */
export interface TableToDump extends Omit<DumpedTable, 'rowCount'> {
  /** On disk, without indexes. */
  sizeBytes: number
}

/** A moment of the database, read while everybody goes on. */
export interface Snapshot {
  /** What the manifest says of the database beside its tables' counts. */
  database: Omit<Manifest['database'], 'tables'>
  migrations: string[]
  tables: TableToDump[]
  /** Up to where the analytics store had the log; null where it had nothing. */
  shippedUpTo: { epoch: number; xid: string; id: string } | null
  /** A table's rows in COPY's text format, and how many there were, known at its end. */
  rows: (table: TableToDump) => { body: Readable; count: () => number }
  /** Lets go of the moment; the right to be the only backup, and that nothing is archived meanwhile, stay. */
  release: () => Promise<void>
  close: () => Promise<void>
}

/** Name of the right to make a backup. */
const lease = 'backup'
const session =
  '-c timezone=UTC -c statement_timeout=0 -c transaction_timeout=0 -c idle_in_transaction_session_timeout=0'

/**
 * Takes a snapshot: one transaction that reads only, so that it holds back neither writers nor the readers of the
 * log. Its locks keep tables from being dropped or changed until it is closed.
 *
 * @throws BackupRefused where there is no school in the database, or another backup is being made
 */
export async function takeSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, application_name: 'banxue-backup', options: session })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as got',
      [lockSpace, lease],
    )
    if (rows[0]?.got !== true) throw new BackupRefused('Another backup is being made. Wait for its end.')
    // The archive drops months of the log, for which it would ask again and again, with everybody behind it.
    await client.query('select pg_advisory_lock($1, hashtext($2))', [lockSpace, archiveLease])
    const tables = await beginAndLock(client)
    return {
      database: await aboutDatabase(client),
      migrations: await migrations(client),
      tables,
      shippedUpTo: await shippedUpTo(client),
      rows(table) {
        const body = client.query(
          copyTo(`copy ${identifier(table.name)} (${table.columns.map(identifier).join(', ')}) to stdout`),
        )
        return { body, count: () => body.rowCount }
      },
      release: async () => void (await client.query('commit')),
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** Begins; a table that goes between its naming and its locking is noticed, and the list is made anew. */
async function beginAndLock(client: pg.Client): Promise<TableToDump[]> {
  for (let attempt = 1; ; attempt++) {
    await client.query('begin isolation level repeatable read read only')
    try {
      const tables = await listTables(client)
      if (!tables.some(({ name }) => name === 'migration'))
        throw new BackupRefused('There is no school in this database yet.')
      await client.query(
        `lock table ${tables.map(({ name }) => identifier(name)).join(', ')} in access share mode`,
      )
      return tables
    } catch (error) {
      await client.query('rollback')
      const isGone = error instanceof pg.DatabaseError && error.code === '42P01'
      if (!isGone || attempt === 5) throw error
    }
  }
}

/** Every table that keeps something: no parents of partitions, nothing unlogged, nothing of an extension. */
async function listTables(client: pg.Client): Promise<TableToDump[]> {
  const { rows } = await client.query<{
    name: string
    columns: string[]
    parent: string | null
    bounds: string | null
    sizeBytes: number
  }>(`
    select c.relname as name, p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bounds,
           pg_table_size(c.oid)::float8 as "sizeBytes",
           (select array_agg(attname::text order by attnum) from pg_attribute
            where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class c
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class p on p.oid = i.inhparent
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
    order by c.relname`)
  return rows.map(({ parent, bounds, ...table }) => ({
    ...table,
    partition: parent === null || bounds === null ? null : { of: parent, bounds },
  }))
}

async function aboutDatabase(client: pg.Client): Promise<Omit<Manifest['database'], 'tables'>> {
  const { rows } = await client.query<{ version: string; sizeBytes: number; epoch: number }>(`
    select current_setting('server_version') as version, (select coalesce(max(epoch), 0) from event_epoch) as epoch,
           (select coalesce(sum(pg_total_relation_size(oid)), 0)::float8 from pg_class
            where relnamespace = current_schema()::regnamespace and relkind = 'r') as "sizeBytes"`)
  const sequences = await client.query<{ name: string; value: string }>(`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null order by 1`)
  const [row = { version: '', sizeBytes: 0, epoch: 0 }] = rows
  return { ...row, sequences: sequences.rows }
}

async function migrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ file: string }>(
    `select owner || '/' || file as file from migration order by 1`,
  )
  return rows.map(({ file }) => file)
}

async function shippedUpTo(client: pg.Client): Promise<Snapshot['shippedUpTo']> {
  const { rows } = await client.query<{ epoch: number; xid: string; id: string }>(
    'select epoch, xid::text as xid, id from reader where name = $1 and epoch > 0',
    [shipperName],
  )
  return rows[0] ?? null
}
