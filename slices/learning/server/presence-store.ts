import type { CourseId } from '#courses/contract'
import type { Learner } from './needs.ts'
import { presentForS } from './presence.ts'
import type { Db } from './progress-store.ts'

/** Notes that somebody is on a page of the course. */
export async function saveBeat(
  db: Db,
  { personId, simulated }: Learner & { simulated: boolean },
  courseId: CourseId,
  now: Date,
): Promise<void> {
  await db
    .insertInto('presence')
    .values({ course_id: courseId, person_id: personId, simulated, seen_at: now })
    .onConflict((at) => at.columns(['course_id', 'person_id']).doUpdateSet({ seen_at: now }))
    .execute()
}

/** Real or simulated people with a beat in the course within the last 30 s, each once. */
export async function peopleIn(
  db: Db,
  courseId: CourseId,
  { simulated }: { simulated: boolean },
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('presence')
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('course_id', '=', courseId)
    .where('simulated', '=', simulated)
    .where('seen_at', '>', new Date(now.getTime() - presentForS * 1000))
    .executeTakeFirstOrThrow()
  return row.people
}

/** Forgets beats that no longer count. */
export async function forgetBeats(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('presence')
    .where('seen_at', '<', new Date(now.getTime() - 10 * presentForS * 1000))
    .execute()
}
