import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { connectAnalytics } from '../../platform/clickhouse/connect.ts'
import { migrateAnalytics } from '../../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../../platform/clickhouse/supervise.ts'
import { connect } from '../../platform/db/connect.ts'
import type { SpineTables } from '../../platform/events/tables.ts'
import { silentLog } from '../../platform/log/log.ts'
import { testDatabaseUrl } from '../../platform/testing/database.ts'
import { startSpineServer, type SpineServer } from '../../platform/testing/run-spine.ts'
import { sampleDefinitions, sentSeen } from '../../platform/testing/sample-events.ts'

const folder = await mkdtemp(join(tmpdir(), 'banxue-kill-'))
const engine = await startEmbeddedAnalytics({ folder, log: silentLog })
afterAll(async () => {
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
})
const analytics = connectAnalytics(engine.url)
await migrateAnalytics(
  engine.url,
  [{ owner: 'events', folder: new URL('../../platform/events/migrations/', import.meta.url) }],
  sampleDefinitions,
)
const url = await testDatabaseUrl()
const db = connect<SpineTables>(url, { max: 2 })
afterAll(() => Promise.all([db.destroy(), analytics.close()]))

const personId = crypto.randomUUID()
const servers: SpineServer[] = []
async function start(): Promise<SpineServer> {
  const server = await startSpineServer(url, engine.url)
  servers.push(server)
  return server
}
afterEach(() => Promise.all(servers.splice(0).map((server) => server.kill())))

type Events = { id: string }[]
const batchOf = (size: number) => Array.from({ length: size }, () => sentSeen(new Date())) as Events

/** Sends a batch; true when it was acknowledged. */
async function send({ port }: SpineServer, events: Events): Promise<boolean> {
  const body = { personId, visitorId: personId, sentAt: new Date().toISOString(), events }
  const response = await fetch(`http://127.0.0.1:${port}/rpc/spine/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-banxue': '1', 'x-person': personId },
    body: JSON.stringify({ json: body }),
  }).catch(() => null)
  return response?.status === 200
}

const logged = async () => new Set((await db.selectFrom('event').select('id').execute()).map(({ id }) => id))
async function shipped(): Promise<{ rows: number; ids: number }> {
  const found = await analytics.query({
    query: 'select toUInt32(count()) as rows, toUInt32(uniqExact(id)) as ids from event final',
    format: 'JSONEachRow',
  })
  const [row] = await found.json<{ rows: number; ids: number }>()
  return row ?? { rows: 0, ids: 0 }
}

test('a server killed in the middle of batches has kept every one that it acknowledged', async () => {
  const server = await start()
  const batches = Array.from({ length: 150 }, () => batchOf(20))
  const acknowledged: Events[] = []
  let next = 0
  const sender = async () => {
    for (let batch = batches[next++]; batch; batch = batches[next++]) {
      if (!(await send(server, batch))) return
      acknowledged.push(batch)
      if (acknowledged.length === 40) void server.kill()
    }
  }
  await Promise.all(Array.from({ length: 8 }, sender))

  expect(acknowledged.length).toBeLessThan(batches.length)
  const kept = await logged()
  expect(acknowledged.flat().filter(({ id }) => !kept.has(id))).toEqual([])

  const successor = await start()
  for (const batch of batches) expect(await send(successor, batch)).toBe(true)
  expect((await logged()).size).toBe(batches.length * 20)
})

test('servers killed while they ship lose and double nothing', async () => {
  const server = await start()
  for (let n = 0; n < 40; n++) await send(server, batchOf(500))
  const target = (await logged()).size
  for (let kill = 0; kill < 3; kill++) {
    const before = (await shipped()).ids
    await expect
      .poll(async () => (await shipped()).ids > before || before === target, { timeout: 20_000, interval: 5 })
      .toBe(true)
    await servers.at(-1)?.kill()
    if (kill === 1) await analytics.command({ query: 'truncate table event' })
    if (kill === 1) await db.deleteFrom('reader').where('name', '=', 'spine.ship_events').execute()
    await start()
  }

  await expect.poll(shipped, { timeout: 30_000 }).toEqual({ rows: target, ids: target })
})

test('an engine killed while it takes rows comes back at the same address; telemetry is taken all the while', async () => {
  const server = await start()
  for (let n = 0; n < 20; n++) {
    expect(await send(server, batchOf(500))).toBe(true)
    if (n % 6 === 3 && engine.pid() > 0) process.kill(engine.pid(), 'SIGKILL')
  }
  const target = (await logged()).size

  await expect
    .poll(() => shipped().catch(() => null), { timeout: 60_000 })
    .toEqual({ rows: target, ids: target })
})
