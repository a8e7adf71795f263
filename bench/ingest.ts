/**
 * How fast telemetry is taken, and how soon it can be asked about: `node bench/ingest.ts`. BENCH_SECONDS shortens
 * the steady part (60), BANXUE_DATA chooses the disk.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { sql } from 'kysely'
import { connectAnalytics } from '../platform/clickhouse/connect.ts'
import { migrateAnalytics } from '../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { connect } from '../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import type { SpineTables } from '../platform/events/tables.ts'
import { silentLog } from '../platform/log/log.ts'
import { startSpineServer } from '../platform/testing/run-spine.ts'
import { sampleDefinitions } from '../platform/testing/sample-events.ts'
import { copyRate } from './ingest/copy.ts'
import { Load } from './ingest/load.ts'
import { quantile, report } from './report.ts'

const steadyS = Number(process.env.BENCH_SECONDS ?? 60)
const floodS = Math.min(20, steadyS)
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
const engine = await startEmbeddedAnalytics({ folder: join(folder, 'clickhouse'), log: silentLog })
const sets = [{ owner: 'events', folder: new URL('../platform/events/migrations/', import.meta.url) }]
await migrate(database.url, sets)
await migrateAnalytics(engine.url, sets, sampleDefinitions)
const db = connect<SpineTables>(database.url, { max: 2 })
const analytics = connectAnalytics(engine.url)
const server = await startSpineServer(database.url, engine.url)
const { port } = server

try {
  const warm = new Load(port)
  await warm.flood(4, Math.min(3, floodS))
  await caughtUp()

  const flood = new Load(port)
  const from = performance.now()
  await flood.flood(8, floodS)
  const rate = flood.sent.acknowledged / ((performance.now() - from) / 1000)
  await caughtUp()
  const copied = await copyRate(database.url, 2, floodS)
  await caughtUp()
  report({ name: 'ingest.acknowledged', value: rate, unit: 'events/s', limit: 30_000 })
  report({ name: 'ingest.copy', value: copied, unit: 'events/s', limit: null })
  report({ name: 'ingest.of_copy', value: rate / copied, unit: '1', limit: 0.4 })

  const steady = new Load(port)
  const lags = new AbortController()
  const sampled = sampleLags(analytics, lags.signal)
  const steadyFrom = performance.now()
  await steady.pace(20_000, steadyS)
  const steadyRate = steady.sent.acknowledged / ((performance.now() - steadyFrom) / 1000)
  lags.abort()
  report({ name: 'ingest.steady', value: steadyRate, unit: 'events/s', limit: 20_000 })
  report({ name: 'ingest.steady_p95', value: quantile(steady.sent.timesMs, 0.95), unit: 'ms', limit: 50 })
  report({ name: 'ingest.lag_p95', value: quantile(await sampled, 0.95), unit: 'ms', limit: 2_000 })
  await caughtUp()
  await checkCounts(warm, flood, steady)
  for (const load of [warm, flood, steady]) load.close()
} finally {
  await server.stop()
  await Promise.all([db.destroy(), analytics.close()])
  await engine.stop()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Resolves when the shipper has sent every row of the log. */
async function caughtUp(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (select from event, reader r
        where r.name = 'spine.ship_events' and (event.epoch, event.xid, event.id) > (r.epoch, r.xid, r.id)) as waits`.execute(
      db,
    )
    if (rows[0]?.waits === false) return
    await wait(200)
  }
}

/** Age of the newest row that can be asked about, twice a second until the signal, milliseconds. */
async function sampleLags(store: ClickHouseClient, signal: AbortSignal): Promise<number[]> {
  const samples: number[] = []
  await wait(2_000)
  while (!signal.aborted) {
    const found = await store.query({
      query: `select toUnixTimestamp64Milli(max(received_at)) as at from event where shipped_at > now64(3) - interval 20 second`,
      format: 'JSONEachRow',
    })
    const [row] = await found.json<{ at: number | string }>()
    samples.push(Date.now() - Number(row?.at ?? 0))
    await wait(500)
  }
  return samples
}

/** Every acknowledged event is in the log, and in the analytics store, once. */
async function checkCounts(...loads: Load[]): Promise<void> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from event where actor_id <> subject_id or name = 'sample.seen'`.execute(db)
  const found = await analytics.query({
    query: 'select uniqExact(id) as count from event',
    format: 'JSONEachRow',
  })
  const [there] = await found.json<{ count: number | string }>()
  const acknowledged = loads.reduce((sum, { sent }) => sum + sent.acknowledged, 0)
  if (Number(rows[0]?.count) < acknowledged || Number(there?.count) !== Number(rows[0]?.count))
    throw new Error(
      `acknowledged ${acknowledged}, in the log ${rows[0]?.count}, in the store ${there?.count}`,
    )
}
