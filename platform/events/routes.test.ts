import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '../api/http.ts'
import { createRpcAnswer } from '../api/rpc.ts'
import type { Actor } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import { connect } from '../db/connect.ts'
import { silentLog } from '../log/log.ts'
import { testAnalytics } from '../testing/analytics.ts'
import { testDatabaseUrl } from '../testing/database.ts'
import {
  sampleActor,
  sampleCourse,
  sampleDefinitions,
  sampleUnit,
  sentSeen,
} from '../testing/sample-events.ts'
import { testStorage } from '../testing/storage.ts'
import { createSpine } from './spine.ts'
import type { SpineTables } from './tables.ts'

const url = await testDatabaseUrl()
const db = connect<SpineTables>(url)
const operator = sampleActor({ roles: ['operator'] })
let actor: Actor | null = operator
const spine = createSpine({
  db,
  databaseUrl: url,
  analytics: await testAnalytics('events'),
  storage: await testStorage(),
  clock: systemClock,
  log: silentLog,
  isAllowed: (permission, callers) => permission === 'spine.send' || callers.includes('operator'),
  definitions: sampleDefinitions,
})
const app = createHttp({
  resolveActor: () => Promise.resolve(actor),
  rpc: createRpcAnswer({ spine: spine.routes }, silentLog),
  openApi: () => Promise.resolve(null),
  log: silentLog,
  regionHeader: 'cf-ipcountry',
  bodyLimitBytes: 2_000_000,
})
const server = createAdaptorServer({ fetch: app.fetch })
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())))
afterAll(() => {
  server.close()
})

async function call(procedure: string, input?: unknown, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/rpc/spine/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-banxue': '1', ...headers },
    body: JSON.stringify({ json: input }),
  })
  const { json } = (await response.json()) as { json: unknown }
  return { status: response.status, json }
}

const batch = (events: unknown[]) => ({
  personId: actor?.personId ?? null,
  visitorId: crypto.randomUUID(),
  sentAt: new Date().toISOString(),
  events,
})
const withNote = (length: number) =>
  sentSeen(new Date(), {
    payload: { courseId: sampleCourse, unitId: sampleUnit, durationS: 1, note: 'x'.repeat(length) },
  })

test('a batch is acknowledged with what became of its events', async () => {
  actor = null
  expect(await call('send', batch([sentSeen(new Date()), 'nonsense']))).toMatchObject({
    status: 200,
    json: { acknowledged: 2, quarantined: 1 },
  })
})

test('a payload of nearly 1 MB is kept aside; a body above 1 MB is refused with a code', async () => {
  actor = null
  expect(await call('send', batch([withNote(990_000)]))).toMatchObject({
    status: 200,
    json: { acknowledged: 1, quarantined: 1 },
  })
  expect(await call('send', batch([withNote(1_000_000)]))).toMatchObject({
    status: 413,
    json: { code: 'TOO_LARGE' },
  })
})

test("a batch in another person's session is refused with a code", async () => {
  actor = operator
  const strangers = { ...batch([sentSeen(new Date())]), personId: crypto.randomUUID() }

  expect(await call('send', strangers)).toMatchObject({ status: 409, json: { code: 'WRONG_PERSON' } })
})

test('more than 500 events, or an envelope without a sender, are refused', async () => {
  actor = null
  const events = Array.from({ length: 501 }, () => sentSeen(new Date()))

  expect(await call('send', batch(events))).toMatchObject({ status: 400 })
  expect(await call('send', { events: events.slice(0, 1) })).toMatchObject({ status: 400 })
})

test('the panel, the quarantine and the catalogue are for operators', async () => {
  const readers = spine.startReaders([])
  for (const procedure of ['status', 'quarantine', 'catalogue']) {
    actor = null
    expect(await call(procedure)).toMatchObject({ status: 401 })
    actor = sampleActor()
    expect(await call(procedure)).toMatchObject({ status: 403 })
    actor = operator
    expect(await call(procedure)).toMatchObject({ status: 200 })
  }
  await expect
    .poll(async () => (await call('status')).json, { timeout: 5_000 })
    .toMatchObject({
      analyticsReachable: true,
      quarantineCount: 2,
      epoch: 1,
      alarm: null,
      readers: [
        { name: 'spine.count_events', waiting: 0, lagS: 0, lastError: null },
        { name: 'spine.ship_events', waiting: 0, lagS: 0, lastError: null },
      ],
    })
  const { ratePerMinute } = await spine.status()
  expect(ratePerMinute).toHaveLength(60)
  expect(ratePerMinute.reduce((sum, { count }) => sum + count, 0)).toBe(1)
  await readers.stop()
})

test("the proxy's word for the country is kept with the event, the client's own is not", async () => {
  actor = null
  const [proxied, forged] = [sentSeen(new Date()), sentSeen(new Date())]
  await call('send', batch([proxied]), { 'cf-ipcountry': 'DE' })
  await call('send', batch([forged]), { 'x-banxue-country': 'DE' })

  const kept = await db.selectFrom('event').select(['id', 'context']).execute()
  const regionIn = ({ id }: Record<string, unknown>) => kept.find((row) => row.id === id)?.context['region']
  expect([regionIn(proxied), regionIn(forged)]).toEqual(['DE', 'CN'])
})
