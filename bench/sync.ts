/**
 * How soon five days without a network are with the school: `node bench/sync.ts`. A device has 500 acts of five days,
 * learning time and video among them, and comes back to a network: until all of it has arrived and is progress.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Watched } from '@banxue/slices/learning/contract'
import { Chance } from '../e2e/faults/schedules/chance.ts'
import { place, seedCourse } from '../e2e/faults/schedules/course.ts'
import { Device } from '../e2e/faults/schedules/device.ts'
import { type School, seedLearner } from '../e2e/faults/schedules/school.ts'
import { World } from '../e2e/faults/schedules/world.ts'
import { quantile, report } from './report.ts'
import { withSchoolApart } from './school-apart.ts'

const rounds = 5
const acts = 500
const days = 5

await withSchoolApart(async (school, db) => {
  await seedCourse(db)
  await school.start()
  await comeBack(school, db, 0)
  const times: number[] = []
  for (let round = 1; round <= rounds; round += 1) times.push(await comeBack(school, db, round))
  report({ name: 'sync.acts', value: acts, unit: '1', limit: null })
  report({ name: 'sync.arrivedAndFolded', value: quantile(times, 1), unit: 's', limit: 3 })
  report({ name: 'sync.arrivedAndFolded.median', value: quantile(times, 0.5), unit: 's', limit: null })
})

/** Seconds from the network's return until everything is progress. */
async function comeBack(school: School, db: Kysely<never>, round: number): Promise<number> {
  const chance = new Chance(round)
  const personId = crypto.randomUUID()
  await seedLearner(db, personId, [personId])
  await sql`insert into enrolment (learner_id, course_id, course_version, enrolled_at)
    values (${personId}, ${place.courseId}, 1, now() - interval '30 days')`.execute(db)
  const world = new World(Date.now() - days * 86_400_000)
  const device = new Device({
    world,
    school,
    chance,
    personId,
    token: personId,
    onSending: () => undefined,
  })
  const { outbox, queue } = device.open()
  await world.quiet()
  device.network = 'none'
  const inUnit = { courseId: place.courseId, unitId: place.unitId }
  for (let n = 0; n < acts; n += 1) {
    world.advance((days * 86_400_000) / acts - 1)
    const attemptId = crypto.randomUUID()
    if (n % 5 < 2) {
      const optionIds = [chance.one(['a', 'b'])]
      const stepId = chance.one(place.choices)
      outbox.put({
        kind: 'answer',
        ...inUnit,
        stepId,
        attemptId,
        answer: { kind: 'choice', optionIds },
        elapsedS: 9,
      })
    } else if (n % 5 === 2)
      outbox.put({
        kind: 'reading',
        ...inUnit,
        stepId: place.reading,
        pageId: attemptId,
        visibleS: 1,
        reachedEnd: false,
      })
    else {
      const payload = { ...inUnit, stepId: place.video, fromS: n % 250, toS: (n % 250) + 1 }
      await queue.tell<typeof Watched>({ name: 'learning.watched', version: 1, payload })
    }
  }
  await world.quiet()
  if (outbox.waiting + (await queue.waiting()) !== acts) throw new Error('the device has not kept all acts')
  const from = performance.now()
  device.network = 'good'
  outbox.wake()
  queue.wake()
  world.advance(1)
  while (!(await isFolded(db, personId))) await wait(10)
  if (outbox.waiting + (await queue.waiting()) !== 0) throw new Error('something has not arrived')
  return (performance.now() - from) / 1000
}

/** Whether every act of the learner is in their progress. */
async function isFolded(db: Kysely<never>, personId: string): Promise<boolean> {
  const { rows } = await sql<{ isFolded: boolean }>`
    select (select count(*) from attempt where learner_id = ${personId}) = ${(acts / 5) * 2}
      and coalesce((select count(*) from step_progress, jsonb_object_keys(pages)
        where learner_id = ${personId} and step_id = ${place.reading}), 0) = ${acts / 5}
      and coalesce((select sum((span->>1)::float - (span->>0)::float) from step_progress, jsonb_array_elements(spans) span
        where learner_id = ${personId} and step_id = ${place.video}), 0) = ${watchedS()} as "isFolded"`.execute(
    db,
  )
  return rows[0]?.isFolded === true
}

/** Different media seconds that the device has played. */
function watchedS(): number {
  const seconds = Array.from({ length: acts }, (_, n) => n).filter((n) => n % 5 > 2)
  return new Set(seconds.map((n) => n % 250)).size
}
