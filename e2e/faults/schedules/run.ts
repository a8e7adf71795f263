import { type Kysely, sql } from 'kysely'
import { Chance } from './chance.ts'
import { place, seedCourse } from './course.ts'
import { faultsOf } from './judge.ts'
import { type Happened, Schedule } from './schedule.ts'
import { type School, seedLearner } from './school.ts'

interface Needs {
  db: Kysely<never>
  school: School
  /** Seeds, each of one schedule; a schedule comes out the same for the same seed, but for what the network does. */
  seeds: readonly number[]
  /** How often the school is killed on the way. */
  kills: number
  /** Asks whether something is so until it is; rejects where it never becomes so. */
  until: (isSo: () => Promise<boolean>) => Promise<void>
}

const atOnce = 12
const dayMs = 86_400_000

/** Lives through schedules against a running school and says what it has made of them that is not as it was. */
export async function runSchedules({ db, school, seeds, kills, until }: Needs): Promise<string[]> {
  await seedCourse(db)
  const startMs = Math.floor(Date.now() / 1000) * 1000
  const all: { seed: number; happened: Happened }[] = []
  const queue = [...seeds]
  const killAt = new Set(
    Array.from({ length: kills }, (_, n) => Math.floor(((n + 0.5) * seeds.length) / kills)),
  )
  async function worker(): Promise<void> {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      const nth = seeds.length - queue.length - 1
      const schedule = new Schedule(seed, school, startMs + new Chance(seed).int(0, 40) * dayMs)
      const { personId, tokens } = schedule.happened
      await seedLearner(db, personId, Object.values(tokens))
      await sql`insert into enrolment (learner_id, course_id, course_version, enrolled_at)
        values (${personId}, ${place.courseId}, 1, now() - interval '1 day')`.execute(db)
      const running = schedule.run()
      if (killAt.has(nth)) {
        await school.kill()
        await school.start()
      }
      all.push({ seed, happened: await running })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  await until(() => isRead(db))
  const faults: string[] = []
  for (const { seed, happened } of all)
    for (const fault of await faultsOf({ db, school }, happened)) faults.push(`seed ${seed}: ${fault}`)
  return faults
}

/** Whether learning has read all of the log. */
async function isRead(db: Kysely<never>): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from event, reader r where r.name = 'learning.fold_progress'
      and event.name = 'learning.watched' and (event.epoch, event.xid, event.id) > (r.epoch, r.xid, r.id)) as waits`.execute(
    db,
  )
  return rows[0]?.waits === false
}
