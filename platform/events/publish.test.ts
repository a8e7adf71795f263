import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { Done, sampleActor, sampleCourse, Seen } from '../testing/sample-events.ts'
import { type EventTables, originOf, publish } from './publish.ts'

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
      payload: { courseId: sampleCourse, rank: 1 },
    },
  ])
})
