import type { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Kysely } from 'kysely'
import { columnSources } from '../clickhouse/columns.ts'
import type { CopyOut } from '../db/copy-out.ts'
import type { EventType } from './define.ts'
import type { Pages } from './pages.ts'
import { movePosition, readPosition, resetPosition } from './reader-store.ts'
import type { Reader } from './reader.ts'
import { rowsIn, shippedColumns } from './ship-rows.ts'
import type { SpineTables } from './tables.ts'

/** Name of the reader that copies the log to the analytics store. */
export const shipperName = 'spine.ship_events'

/**
 * The reader that copies the log to the analytics store. The position is saved after the store has acknowledged
 * the rows: a crash in between sends them again, and the store keeps one of each.
 */
export function createShipper(
  db: Kysely<SpineTables>,
  pages: Pages,
  copyOut: CopyOut,
  analytics: ClickHouseClient,
  definitions: readonly EventType[],
): Reader {
  const sources = columnSources(definitions)
  return {
    name: shipperName,
    pageSize: 20_000,
    restMs: 500,
    async step(pageSize) {
      const from = await readPosition(db, shipperName)
      const page = await pages.after(from, pageSize)
      if (page === null) return false
      await copyOut(rowsIn(page, sources).compile(db), (lines) => insertLines(analytics, lines))
      if (!(await movePosition(db, shipperName, from, page.end)))
        throw new Error(`${shipperName} was moved by another runner`)
      return page.more
    },
  }
}

async function insertLines(analytics: ClickHouseClient, lines: Readable): Promise<void> {
  await analytics.insert({
    table: 'event',
    columns: [...shippedColumns] as [string, ...string[]],
    values: lines,
    format: 'TabSeparated',
    // Work done offline for long, or a broken clock, brings days of many months at once.
    clickhouse_settings: { max_partitions_per_insert_block: '0' },
  })
}

/** Empties the analytics store of the log and of what slices derive from it. */
export async function emptyAnalytics(analytics: ClickHouseClient): Promise<void> {
  const found = await analytics.query({
    query: `select name from system.tables
            where database = currentDatabase() and engine like '%MergeTree' and name != 'migration'`,
    format: 'JSONEachRow',
  })
  for (const { name: table } of await found.json<{ name: string }>())
    await analytics.command({ query: 'truncate table {table:Identifier}', query_params: { table } })
}

/**
 * Empties the analytics store and lets the shipper fill it again, to equal numbers. In this order: rows that a
 * shipper sends in between are sent once more, never left out.
 */
export async function rebuildAnalytics(db: Kysely<SpineTables>, analytics: ClickHouseClient): Promise<void> {
  await emptyAnalytics(analytics)
  await resetPosition(db, shipperName)
}
