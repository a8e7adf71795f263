import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type MigrationSet, migrate } from '../db/migrate.ts'
import { lockSpace } from '../events/lease.ts'
import { shipperName } from '../events/shipper.ts'
import { identifier } from './identifier.ts'
import type { DumpedTable, Manifest } from './manifest.ts'
import { BackupRefused } from './refused.ts'

/** Where a school is put together beside the one that is there. */
const staging = 'banxue_restoring'
/** Where the one that was there goes, within the transaction that ends it. */
const replaced = 'banxue_replaced'
const session = '-c timezone=UTC -c statement_timeout=0 -c transaction_timeout=0'

/** Whether the database holds a school, and whether one is at work on it. */
export async function lookAtDatabase(url: string): Promise<{ hasSchool: boolean; isInUse: boolean }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ hasSchool: boolean; isInUse: boolean }>(
      `select to_regclass('migration') is not null as "hasSchool",
              exists (select from pg_locks where locktype = 'advisory' and classid = $1
                and database = (select oid from pg_database where datname = current_database())) as "isInUse"`,
      [lockSpace],
    )
    return rows[0] ?? { hasSchool: false, isInUse: false }
  })
}

export interface Staging {
  /** Puts a table's rows in place and answers how many they were. */
  load: (table: DumpedTable, rows: Readable) => Promise<number>
  /** Ends the loading: counters, references, and the changes that came after the backup. */
  complete: (onApplied: (file: string) => void) => Promise<void>
  /** Ends the school that was there and puts this one in its place: both or neither. */
  swap: () => Promise<void>
  close: () => Promise<void>
}

/**
 * Makes the tables of a backup's version in a place of their own. What an earlier restore left there goes.
 *
 * @param sets the program's migrations
 * @throws BackupRefused where the backup knows changes of the tables that this program does not
 */
export async function openStaging(
  url: string,
  sets: readonly MigrationSet[],
  manifest: Manifest,
): Promise<Staging> {
  const client = new pg.Client({ connectionString: inStaging(url), application_name: 'banxue-restore' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const schema = await withClient(url, async (plain) => {
      const { rows } = await plain.query<{ name: string }>('select current_schema() as name')
      return rows[0]?.name ?? 'public'
    })
    await client.query(`set client_min_messages = warning`)
    await client.query(`drop schema if exists ${staging} cascade`)
    await client.query(`create schema ${staging}`)
    await migrate(inStaging(url), sets, () => undefined, new Set(manifest.migrations))
    const references = await takeReferences(client)
    const tables = manifest.database.tables
    await client.query(`truncate ${(await ownTables(client)).map(identifier).join(', ')}`)
    for (const table of await ownTables(client))
      await client.query(`alter table ${identifier(table)} disable trigger user`)
    return {
      load: (table, rows) => loadTable(client, table, rows),
      async complete(onApplied) {
        for (const { name, value } of manifest.database.sequences)
          await client.query('select setval($1::regclass, $2::bigint)', [identifier(name), value])
        await beginEpoch(client)
        for (const { table, name, definition } of references)
          await client.query(
            `alter table ${identifier(table)} add constraint ${identifier(name)} ${definition}`,
          )
        for (const table of await ownTables(client))
          await client.query(`alter table ${identifier(table)} enable trigger user`)
        // Analytics begin with nothing; who fills them from the backup says so afterwards.
        await client.query(resetShipper, [shipperName])
        await migrate(inStaging(url), sets, onApplied)
        await client.query(`analyze ${tables.map(({ name }) => identifier(name)).join(', ')}`)
      },
      swap: () => swapSchemas(client, schema),
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** Lets the shipper begin after a row of the log: what is before it is in the analytics store. */
export async function shippedTo(
  url: string,
  place: { epoch: number; xid: string; id: string },
): Promise<void> {
  await withClient(url, (client) =>
    client.query('update reader set epoch = $2, xid = $3::xid8, id = $4 where name = $1', [
      shipperName,
      place.epoch,
      place.xid,
      place.id,
    ]),
  )
}

/** Lets the shipper begin anew, so that whatever happens to the analytics store heals by itself. */
export async function forgetShipped(url: string): Promise<void> {
  await withClient(url, (client) => client.query(resetShipper, [shipperName]))
}

const resetShipper = `update reader set epoch = default, xid = default, id = default, rebuilds = rebuilds + 1 where name = $1`

/** Rows of a month are put into a table of its own, whose indexes are made at once when it becomes part of the log. */
async function loadTable(client: pg.Client, table: DumpedTable, rows: Readable): Promise<number> {
  const { partition } = table
  const name = identifier(table.name)
  const columns = table.columns.map(identifier).join(', ')
  await client.query('begin')
  try {
    const exists = await client.query(`select to_regclass($1) is not null as yes`, [`${staging}.${name}`])
    const isNew = partition !== null && !(exists.rows[0] as { yes: boolean }).yes
    if (isNew)
      await client.query(
        `create table ${name} (like ${identifier(partition.of)} including defaults including storage including constraints)`,
      )
    const copy = client.query(copyFrom(`copy ${name} (${columns}) from stdin`))
    await pipeline(rows, copy)
    if (isNew)
      await client.query(
        `alter table ${identifier(partition.of)} attach partition ${name} ${partition.bounds}`,
      )
    await client.query('commit')
    return copy.rowCount
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** The log wakes up in a new life, whatever cluster this is: transactions of the backup are not those of here. */
async function beginEpoch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ epoch: number }>(`
    insert into event_epoch (epoch, system_identifier)
    select (select coalesce(max(epoch), 0) + 1 from event_epoch), system_identifier from pg_control_system()
    returning epoch`)
  await client.query(`alter table event alter column epoch set default ${rows[0]?.epoch ?? 1}`)
}

interface Reference {
  table: string
  name: string
  definition: string
}

/** Takes references off, so that tables can be loaded in any order; put on again they check what was loaded. */
async function takeReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(`
    select c.relname as table, conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = current_schema()::regnamespace order by 1, 2`)
  for (const { table, name } of rows)
    await client.query(`alter table ${identifier(table)} drop constraint ${identifier(name)}`)
  return rows
}

async function ownTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`)
  return rows.map(({ name }) => name)
}

async function swapSchemas(client: pg.Client, schema: string): Promise<void> {
  const place = identifier(schema)
  await client.query('begin')
  try {
    const { rows } = await client.query<{ name: string }>(
      `
      select extname as name from pg_extension where extnamespace = $1::regnamespace`,
      [place],
    )
    await client.query(`alter schema ${place} rename to ${replaced}`)
    await client.query(`alter schema ${staging} rename to ${place}`)
    for (const { name } of rows) await client.query(`alter extension ${identifier(name)} set schema ${place}`)
    await client.query(`drop schema ${replaced} cascade`)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw new BackupRefused(
      `The restored school could not take its place, and the one before is untouched: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

function inStaging(url: string): string {
  const changed = new URL(url)
  changed.searchParams.set('options', `${session} -c search_path=${staging}`)
  return changed.href
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, options: session })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
