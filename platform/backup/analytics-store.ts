import type { Readable } from 'node:stream'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import type { DumpedAnalytics } from './manifest.ts'

type Columns = DumpedAnalytics['columns']
type Place = DumpedAnalytics['upTo']

/** Rows of a chunk, where a day has not more; a chunk is what is inserted at once. */
const chunkRows = 500_000

/** A client that waits for long answers. */
export function connectForBulk(url: string): ClickHouseClient {
  return createClient({ url, application: 'banxue-backup', request_timeout: 3_600_000, log: { level: 127 } })
}

/** Columns of the copy of the log, without when a row came there. */
export async function eventColumns(analytics: ClickHouseClient): Promise<Columns> {
  return rowsOf(
    analytics,
    `select name, type from system.columns
     where database = currentDatabase() and table = 'event' and name != 'shipped_at' order by position`,
  )
}

/** Days that lie together in the store, as one chunk holds them. */
export interface Chunk {
  fromDay: string
  toDay: string
  rowCount: number
}

/** Events per day of the copy, up to a row of the log where one is named. */
export async function analyticsDays(
  analytics: ClickHouseClient,
  upTo: Place | null = null,
): Promise<{ day: string; count: number }[]> {
  const condition = upTo === null ? '' : `where ${before(upTo)}`
  return rowsOf(
    analytics,
    `select toString(local_day) as day, toFloat64(count()) as count from event final ${condition} group by local_day order by day
     settings do_not_merge_across_partitions_select_final = 1`,
  )
}

/** Puts whole days together until a chunk is full. */
export function chunksOf(days: readonly { day: string; count: number }[], most = chunkRows): Chunk[] {
  const chunks: Chunk[] = []
  for (const { day, count } of days) {
    const last = chunks.at(-1)
    if (last !== undefined && last.rowCount + count <= most) {
      last.toDay = day
      last.rowCount += count
    } else chunks.push({ fromDay: day, toDay: day, rowCount: count })
  }
  return chunks
}

/** The rows of a chunk as a Native stream. */
export async function chunkRowsOf(
  analytics: ClickHouseClient,
  columns: Columns,
  { fromDay, toDay }: Chunk,
  upTo: Place,
): Promise<Readable> {
  const { stream } = await analytics.exec({
    query: `select ${columns.map(({ name }) => name).join(', ')} from event
            where local_day between '${fromDay}' and '${toDay}' and ${before(upTo)} format Native`,
  })
  return stream
}

/** Takes a Native stream of rows; what is derived from the log is derived of them too. */
export async function insertRows(
  analytics: ClickHouseClient,
  columns: Columns,
  rows: Readable,
): Promise<void> {
  const { stream } = await analytics.exec({
    query: `insert into event (${columns.map(({ name }) => name).join(', ')}) format Native`,
    values: rows,
    clickhouse_settings: { max_partitions_per_insert_block: '0' },
  })
  stream.resume()
}

/** Bytes on disk of the copy of the log. */
export async function copyBytes(analytics: ClickHouseClient): Promise<number> {
  const [row] = await rowsOf<{ bytes: number }>(
    analytics,
    `select toFloat64(sum(bytes_on_disk)) as bytes from system.parts where active and database = currentDatabase() and table = 'event'`,
  )
  return row?.bytes ?? 0
}

// As text, because the store compares UUIDs by their halves and the log by their bytes.
const before = ({ epoch, xid, id }: Place) =>
  `(epoch, xid) <= (${epoch}, ${xid}) and ((epoch, xid) != (${epoch}, ${xid}) or toString(id) <= '${id}')`

async function rowsOf<Row>(analytics: ClickHouseClient, query: string): Promise<Row[]> {
  return (await analytics.query({ query, format: 'JSONEachRow' })).json<Row>()
}
