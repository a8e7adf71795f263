import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { Done, sampleActor, sampleCourse, Seen } from '../testing/sample-events.ts'
import { type EventTables, originIn, originOf, publish } from './publish.ts'

const db = await testDatabase<EventTables>()
const at = new Date('2026-03-01T18:30:00Z')
const names = () => db.selectFrom('event').select('name').execute()

test('a fact of a transaction that is undone is undone with it', async () => {
  const undone = db.transaction().execute(async (tx) => {
    await publish(tx, Done, originOf(sampleActor(), at), { courseId: sampleCourse, rank: 1 })
    throw new Error('changed my mind')
  })

  await expect(undone).rejects.toThrow('changed my mind')
  expect(await names()).toEqual([])
})

test('telemetry and a wrong payload are refused', async () => {
  const origin = originOf(sampleActor(), at)
  const seen = { courseId: sampleCourse, unitId: sampleCourse, durationS: 1 }

  await expect(db.transaction().execute((tx) => publish(tx, Seen, origin, seen))).rejects.toThrow('telemetry')
  await expect(
    db.transaction().execute((tx) => publish(tx, Done, origin, { courseId: sampleCourse, rank: 1.5 })),
  ).rejects.toThrow()
  expect(await names()).toEqual([])
})

test('a fact carries who did it, when, and the day on the wall there', async () => {
  const actor = sampleActor({ zone: 'Pacific/Auckland', simulated: true })
  await db
    .transaction()
    .execute((tx) => publish(tx, Done, originOf(actor, at), { courseId: sampleCourse, rank: 1 }))

  expect(await db.selectFrom('event').selectAll().execute()).toMatchObject([
    {
      actor_id: actor.personId,
      subject_id: actor.personId,
      session_id: actor.sessionId,
      occurred_at: at,
      local_day: '2026-03-02',
      simulated: true,
      context: { region: 'NZ' },
      payload: { courseId: sampleCourse, rank: 1 },
    },
  ])
})

test('a fact of a request has the region that the proxy names, and what follows from it has the same', async () => {
  await db.deleteFrom('event').execute()
  const done = { courseId: sampleCourse, rank: 1 }
  const origin = originOf(sampleActor({ country: 'de' }), at)
  await db.transaction().execute((tx) => publish(tx, Done, origin, done))
  const first = await db.selectFrom('event').selectAll().executeTakeFirstOrThrow()
  const cause = {
    id: first.id,
    name: first.name,
    version: first.version,
    actorId: first.actor_id,
    subjectId: first.subject_id,
    occurredAt: first.occurred_at,
    receivedAt: first.received_at,
    zone: first.zone,
    localDay: first.local_day,
    sessionId: first.session_id,
    simulated: first.simulated,
    context: first.context,
    payload: first.payload,
  }
  await db.transaction().execute((tx) => publish(tx, Done, originIn(cause), done))

  const facts = await db.selectFrom('event').select('context').execute()
  expect(facts.map(({ context }) => context)).toEqual([{ region: 'DE' }, { region: 'DE' }])
})

test("a fact without a request has the region of its zone; the school's own have none", async () => {
  await db.deleteFrom('event').execute()
  const nobody = { actorId: null, subjectId: null, simulated: false, sessionId: null, at }
  const done = { courseId: sampleCourse, rank: 1 }
  await db.transaction().execute(async (tx) => {
    await publish(tx, Done, { ...nobody, zone: 'America/New_York' }, done)
    await publish(tx, Done, { ...nobody, zone: 'UTC' }, done)
  })

  const facts = await db.selectFrom('event').select('context').orderBy('zone').execute()
  expect(facts.map(({ context }) => context)).toEqual([{ region: 'US' }, { region: 'unknown' }])
})
