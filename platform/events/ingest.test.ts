import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../auth/actor.ts'
import { newId } from '../id.ts'
import { FakeClock } from '../testing/clock.ts'
import { testDatabase } from '../testing/database.ts'
import {
  Measured,
  sampleActor,
  sampleCourse,
  sampleDefinitions,
  sampleUnit,
  sentSeen,
} from '../testing/sample-events.ts'
import type { Batch } from './contract.ts'
import { createIngest } from './ingest.ts'
import { makeMonths } from './partitions.ts'
import { registryOf } from './registry.ts'
import { forgetQuarantined } from './status-store.ts'
import type { SpineTables } from './tables.ts'

const db = await testDatabase<SpineTables>()
const clock = new FakeClock('2026-03-01T18:30:00Z')
const merged = { guestId: crypto.randomUUID(), account: sampleActor() }
const refused = new Set<string>()
const ingest = createIngest({
  db,
  clock,
  registry: registryOf([...sampleDefinitions, Measured]),
  mergedInto: async (id) => (id === merged.guestId ? merged.account.personId : null),
  agrees: async (id, purpose) => !refused.has(`${id} ${purpose}`),
  onKept: () => undefined,
})
const payload = { courseId: sampleCourse, unitId: sampleUnit, durationS: 15 }
const threeYearsMs = 3 * 365 * 86_400_000

function batchOf(actor: Actor | null, events: unknown[], sentAt = clock.now()): Batch {
  return {
    personId: actor?.personId ?? null,
    visitorId: '7b9c9a3e-4a54-4d41-8a35-7d1d2b7f3c33',
    sentAt: sentAt.toISOString(),
    device: 'phone',
    events,
  }
}
const rows = () => db.selectFrom('event').selectAll().orderBy('id').execute()
const reasons = async () =>
  (await db.selectFrom('event_quarantine').select('reason').orderBy('reason').execute()).map(
    ({ reason }) => reason,
  )

beforeEach(async () => {
  await sql`truncate event, event_quarantine`.execute(db)
})

test('an event becomes a row with what the session and the batch say', async () => {
  const actor = sampleActor()
  const answer = await ingest(actor, batchOf(actor, [sentSeen(clock.now())]))

  expect(answer).toEqual({ kind: 'kept', acknowledged: 1, quarantined: 0, receivedAt: clock.now() })
  expect(await rows()).toMatchObject([
    {
      name: 'sample.seen',
      version: 2,
      actor_id: actor.personId,
      subject_id: actor.personId,
      session_id: actor.sessionId,
      occurred_at: clock.now(),
      zone: 'Asia/Shanghai',
      local_day: '2026-03-02',
      simulated: false,
      context: { visitorId: '7b9c9a3e-4a54-4d41-8a35-7d1d2b7f3c33', device: 'phone', region: 'CN' },
      payload,
    },
  ])
})

test('a visitor without a person is kept without one', async () => {
  await ingest(null, batchOf(null, [sentSeen(clock.now())]))

  expect(await rows()).toMatchObject([{ actor_id: null, subject_id: null, session_id: null }])
})

test('what a person does not agree to is gone from the next event on, and nothing else is', async () => {
  const actor = sampleActor()
  const measured = (changes = {}) =>
    sentSeen(clock.now(), { name: Measured.name, version: 1, payload: { ms: 7 }, ...changes })
  const send = (whose: Actor | null) =>
    ingest(whose, batchOf(whose, [measured(), sentSeen(clock.now()), measured({ payload: 'my words' })]))
  await send(actor)
  expect((await rows()).map(({ name }) => name).toSorted()).toEqual(['sample.measured', 'sample.seen'])
  expect(await reasons()).toEqual(['malformed'])

  refused.add(`${actor.personId} quality`)
  expect(await send(actor)).toMatchObject({ acknowledged: 3, quarantined: 0 })
  expect((await rows()).map(({ name }) => name).toSorted()).toEqual([
    'sample.measured',
    'sample.seen',
    'sample.seen',
  ])
  await send(null)
  expect(await rows()).toHaveLength(5)
})

test('what could not be taken of a person goes with them', async () => {
  const [one, other] = [sampleActor(), sampleActor()]
  const broken = { name: 'sample.seen', payload: 'my words' }
  for (const actor of [one, other]) await ingest(actor, batchOf(actor, [broken]))
  await forgetQuarantined(db, one.personId)
  expect(await db.selectFrom('event_quarantine').select('person_id').execute()).toEqual([
    { person_id: other.personId },
  ])
})

test.each([
  ['the zone of the device', null, 'Europe/Oslo', 'NO'],
  ['the proxy before the zone', 'DE', 'Europe/Oslo', 'DE'],
  ['the zone where the proxy names no country', 'T1', 'Europe/Oslo', 'NO'],
  ['nothing where neither does', 'XX', 'UTC', 'unknown'],
])('an event has its region from %s', async (_source, country, zone, region) => {
  const sent = [sentSeen(clock.now(), { zone, region: 'FR', context: { region: 'FR' } })]
  const actor = sampleActor({ country })
  await ingest(actor, batchOf(actor, sent))
  await ingest(null, batchOf(null, [{ ...sent[0], id: newId(clock.now()) }]), country)

  const contexts = (await rows()).map(({ context }) => context)
  expect(contexts).toMatchObject([{ region }, { region }])
})

test('what was made on the way from one country to another keeps the country of each', async () => {
  const actor = sampleActor({ zone: 'Asia/Tokyo' })
  const zones = ['Asia/Shanghai', 'Asia/Tokyo', 'Mars/Olympus']
  await ingest(
    actor,
    batchOf(
      actor,
      zones.map((zone) => sentSeen(clock.now(), { zone })),
    ),
  )

  const regions = (await rows()).map(({ context }) => String(context['region']))
  expect(regions.toSorted((a, b) => a.localeCompare(b))).toEqual(['CN', 'JP', 'JP'])
})

test('who is simulated is said by the person, never by the client', async () => {
  const actor = sampleActor({ simulated: true })
  await ingest(actor, batchOf(actor, [sentSeen(clock.now(), { simulated: false })]))

  expect(await rows()).toMatchObject([{ simulated: true }])
})

test("a batch in somebody else's session is refused whole", async () => {
  const batch = batchOf(sampleActor(), [sentSeen(clock.now())])

  expect(await ingest(sampleActor(), batch)).toEqual({ kind: 'wrong_person' })
  expect(await rows()).toEqual([])
})

test('the batch of somebody whose session has ended waits for them', async () => {
  expect(await ingest(null, batchOf(sampleActor(), [sentSeen(clock.now())]))).toEqual({ kind: 'signed_out' })
  expect(await rows()).toEqual([])
})

test('what a merged guest had not sent arrives in the session of the account, as its own', async () => {
  const batch = { ...batchOf(null, [sentSeen(clock.now())]), personId: merged.guestId }

  expect(await ingest(merged.account, batch)).toMatchObject({ acknowledged: 1 })
  expect(await rows()).toMatchObject([{ actor_id: merged.account.personId }])
  expect(await ingest(sampleActor(), batch)).toEqual({ kind: 'wrong_person' })
})

test("a visitor's batch is nobody's in any session", async () => {
  expect(await ingest(sampleActor(), batchOf(null, [sentSeen(clock.now())]))).toMatchObject({
    acknowledged: 1,
  })
  expect(await rows()).toMatchObject([{ actor_id: null, subject_id: null, session_id: null }])
})

test('a batch that comes three times, reordered, and from two tabs at once, counts once', async () => {
  const actor = sampleActor()
  const events = Array.from({ length: 40 }, (_, n) => sentSeen(new Date(clock.now().getTime() - n * 1000)))
  const doubled = [...events, ...events.toReversed()]

  const answers = await Promise.all([
    ingest(actor, batchOf(actor, events)),
    ingest(actor, batchOf(actor, events.toReversed())),
    ingest(actor, batchOf(actor, doubled)),
    ...events.map((event) => ingest(actor, batchOf(actor, [event]))),
  ])

  expect(answers.slice(0, 3)).toMatchObject([
    { acknowledged: 40 },
    { acknowledged: 40 },
    { acknowledged: 80 },
  ])
  expect(await rows()).toHaveLength(40)
})

test('an older version is lifted, a newer one waits in quarantine', async () => {
  const { durationS: seconds, ...rest } = payload
  await ingest(null, batchOf(null, [sentSeen(clock.now(), { version: 1, payload: { ...rest, seconds } })]))
  await ingest(null, batchOf(null, [sentSeen(clock.now(), { version: 3 })]))

  expect(await rows()).toMatchObject([{ version: 2, payload }])
  expect(await reasons()).toEqual(['unknown_version'])
})

test('fields that no definition names are not kept', async () => {
  await ingest(null, batchOf(null, [sentSeen(clock.now(), { payload: { ...payload, secret: 'words' } })]))

  expect(await rows()).toMatchObject([{ payload }])
  expect((await rows())[0]?.payload).not.toHaveProperty('secret')
})

describe('what the log does not take is acknowledged and kept beside it:', () => {
  const bad: [reason: string, event: unknown][] = [
    ['malformed', 'not an object'],
    ['malformed', null],
    ['malformed', { name: 'sample.seen' }],
    ['malformed', sentSeen(new Date(), { id: 'no-uuid' })],
    ['unknown_event', sentSeen(new Date(), { name: 'sample.unknown' })],
    ['fact', sentSeen(new Date(), { name: 'sample.done', version: 1 })],
    ['bad_payload', sentSeen(new Date(), { payload: { ...payload, durationS: 61 } })],
    ['too_large', sentSeen(new Date(), { payload: { ...payload, note: 'x'.repeat(9_000) } })],
    ['bad_text', sentSeen(new Date(), { payload: { ...payload, note: 'nul \0' } })],
    ['bad_text', sentSeen(new Date(), { payload: { ...payload, note: 'half \ud83d' } })],
    ['malformed', { name: 'nul \0 name', payload: '\0' }],
    ['future', sentSeen(new Date(clock.now().getTime() + 61_000))],
    ['absurd_past', sentSeen(new Date('1999-01-01'))],
  ]

  test.each(bad)('%s: %j', async (reason, event) => {
    const good = sentSeen(clock.now())
    const answer = await ingest(null, batchOf(null, [good, event]))
    await ingest(null, batchOf(null, [event]))

    expect(answer).toMatchObject({ kind: 'kept', acknowledged: 2, quarantined: 1 })
    expect(await rows()).toMatchObject([{ id: good.id }])
    expect(await reasons()).toEqual([reason])
  })
})

test('text that only looks like an escape is no NUL', async () => {
  await ingest(
    null,
    batchOf(null, [sentSeen(clock.now(), { payload: { ...payload, note: String.raw`a \u0000 b` } })]),
  )

  expect((await rows())[0]?.payload).toMatchObject({ note: String.raw`a \u0000 b` })
})

describe('a device clock that is wrong', () => {
  test('by up to a minute counts as it is', async () => {
    const at = new Date(clock.now().getTime() + 50_000)
    await ingest(null, batchOf(null, [sentSeen(at)], at))

    expect(await rows()).toMatchObject([{ occurred_at: at }])
  })

  test.each([threeYearsMs, -threeYearsMs, 90_000, -90_000])(
    'by %d ms is corrected, and said',
    async (wrongMs) => {
      const sentAt = new Date(clock.now().getTime() + wrongMs)
      const rawAt = new Date(sentAt.getTime() - 5_000)
      await ingest(null, batchOf(null, [sentSeen(rawAt)], sentAt))

      expect(await rows()).toMatchObject([
        {
          occurred_at: new Date(clock.now().getTime() - 5_000),
          local_day: '2026-03-02',
          context: { offsetMs: -wrongMs, rawAt: rawAt.toISOString() },
        },
      ])
    },
  )

  test.each([
    ['put forward by ten days, in one page life', 10, 5_000],
    ['put back by ten days, in one page life', -10, 5_000],
    ['put back by ten days, and the page closed', -10, null],
  ])('%s, does not move what was made before', async (_what, days, ageMs) => {
    const madeAt = new Date(clock.now().getTime() - 5_000)
    const sentAt = new Date(clock.now().getTime() + days * 86_400_000)
    const event = sentSeen(madeAt, { ageMs, lastAckAt: new Date(madeAt.getTime() - 1_000).toISOString() })
    await ingest(null, batchOf(null, [event], sentAt))

    expect(await rows()).toMatchObject([{ occurred_at: ageMs === null ? clock.now() : madeAt }])
  })

  test('three years ahead, sent again after the months were made, changes nothing', async () => {
    const sentAt = new Date(clock.now().getTime() + threeYearsMs)
    const batch = batchOf(null, [sentSeen(sentAt)], sentAt)
    await ingest(null, batch)
    await makeMonths(db, sentAt)
    await ingest(null, batch)

    expect(await rows()).toHaveLength(1)
  })
})

test('a zone that does not exist gives way to the one of the profile', async () => {
  const actor = sampleActor({ zone: 'America/New_York' })
  await ingest(actor, batchOf(actor, [sentSeen(clock.now(), { zone: 'Mars/Olympus' })]))

  expect(await rows()).toMatchObject([
    { zone: 'America/New_York', local_day: '2026-03-01', context: { badZone: 'Mars/Olympus' } },
  ])
})

test('an id of another kind than UUIDv7 is still taken once', async () => {
  const event = sentSeen(clock.now(), { id: crypto.randomUUID() })
  await ingest(null, batchOf(null, [event, event]))
  await ingest(null, batchOf(null, [event, sentSeen(clock.now(), { id: newId(clock.now()) })]))

  expect(await rows()).toHaveLength(2)
})
