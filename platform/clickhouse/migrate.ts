import { readdir, readFile } from 'node:fs/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import type { EventType } from '../events/define.ts'
import { columnStatements } from './columns.ts'
import { connectAnalytics, databaseOf, withAnalyticsDatabase } from './connect.ts'
import { statementsOf } from './statements.ts'

/** Migrations of one owner: files `0001_name.ch.sql` in a folder, applied in the order of their names. */
export interface AnalyticsMigrationSet {
  owner: string
  /** Folder, with a slash at the end. */
  folder: URL
}

/**
 * Brings the analytics store up to date: makes the database, applies each file once, and after the first set, the
 * log's own, gives the event table the columns that the definitions mark. ClickHouse has no transactions over tables: a file that was cut short is
 * run again from its start, so its statements must bear that (`if not exists`).
 *
 * @throws Error that names the file
 */
export async function migrateAnalytics(
  url: string,
  sets: readonly AnalyticsMigrationSet[],
  definitions: readonly EventType[],
): Promise<void> {
  await makeDatabase(url)
  const client = connectAnalytics(url)
  try {
    await client.command({
      query: `create table if not exists migration (owner String, file String, applied_at DateTime default now())
              engine = ReplacingMergeTree order by (owner, file)`,
    })
    const applied = await appliedFiles(client)
    for (const [place, set] of sets.entries()) {
      for (const file of await filesOf(set))
        if (!applied.has(`${set.owner}/${file}`)) await apply(client, set, file)
      if (place === 0) for (const query of columnStatements(definitions)) await client.command({ query })
    }
  } finally {
    await client.close()
  }
}

async function makeDatabase(url: string): Promise<void> {
  const database = databaseOf(url)
  if (!/^\w+$/.test(database)) throw new Error(`Not a name for an analytics database: ${database}`)
  if (database === 'default') return
  const client = connectAnalytics(withAnalyticsDatabase(url, 'default'))
  try {
    await client.command({ query: `create database if not exists ${database}` })
  } finally {
    await client.close()
  }
}

async function appliedFiles(client: ClickHouseClient): Promise<ReadonlySet<string>> {
  const found = await client.query({
    query: 'select distinct owner, file from migration',
    format: 'JSONEachRow',
  })
  const rows = await found.json<{ owner: string; file: string }>()
  return new Set(rows.map(({ owner, file }) => `${owner}/${file}`))
}

async function filesOf({ folder }: AnalyticsMigrationSet): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  return files.filter((name) => /^\d{4}_\w+\.ch\.sql$/.test(name)).toSorted()
}

async function apply(
  client: ClickHouseClient,
  { owner, folder }: AnalyticsMigrationSet,
  file: string,
): Promise<void> {
  const text = await readFile(new URL(file, folder), 'utf8')
  try {
    for (const query of statementsOf(text)) await client.command({ query })
  } catch (cause) {
    throw new Error(
      `Migration ${owner}/${file} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    )
  }
  await client.insert({ table: 'migration', values: [{ owner, file }], format: 'JSONEachRow' })
}
