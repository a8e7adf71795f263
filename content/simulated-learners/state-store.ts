import { type Kysely, sql } from 'kysely'

interface StateRow {
  id: boolean
  stage: 'loading' | 'loaded' | 'cleared'
  progress: number
  learners: number
  began_on: number | null
  lived_until: Date | null
  updated_at: Date
}
export interface DemoTables {
  demo_state: StateRow
  demo_learner: { index: number; person_id: string; lived_until: Date; left_at: Date | null }
}

/** `absent`: never begun. `cleared`: taken away by somebody, and not to come back by itself. */
export interface DemoState {
  stage: 'absent' | 'loading' | 'loaded' | 'cleared'
  /** 0 to 1 */
  progress: number
  /** Learners of the first ninety days. */
  learners: number
  /** First of the ninety days, since 1970 in UTC; null before anybody moved in. */
  beganOn: number | null
  /** Moment up to which all have lived; null before all have moved in. */
  livedUntil: Date | null
}

/** How far one simulated learner is. */
export interface LivedLearner {
  personId: string
  livedUntil: Date
  hasLeft: boolean
}

export const absentDemo: DemoState = {
  stage: 'absent',
  progress: 0,
  learners: 0,
  beganOn: null,
  livedUntil: null,
}

export async function readDemoState(db: Kysely<DemoTables>): Promise<DemoState> {
  const row = await db
    .selectFrom('demo_state')
    .select(['stage', 'progress', 'learners', 'began_on as beganOn', 'lived_until as livedUntil'])
    .executeTakeFirst()
  return row ?? absentDemo
}

export async function writeDemoState(
  db: Kysely<DemoTables>,
  { stage, progress, learners, beganOn, livedUntil }: DemoState & { stage: StateRow['stage'] },
): Promise<void> {
  const values = {
    stage,
    progress,
    learners,
    began_on: beganOn,
    lived_until: livedUntil,
    updated_at: new Date(),
  }
  await db
    .insertInto('demo_state')
    .values({ id: true, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Every simulated learner who has moved in, by number. */
export async function livedLearners(db: Kysely<DemoTables>): Promise<Map<number, LivedLearner>> {
  const rows = await db.selectFrom('demo_learner').selectAll().execute()
  return new Map(
    rows.map(({ index, person_id: personId, lived_until: livedUntil, left_at: leftAt }) => [
      index,
      { personId, livedUntil, hasLeft: leftAt !== null },
    ]),
  )
}

export async function saveLived(
  db: Kysely<DemoTables>,
  index: number,
  { personId, livedUntil, hasLeft }: LivedLearner,
): Promise<void> {
  const values = { person_id: personId, lived_until: livedUntil, left_at: hasLeft ? livedUntil : null }
  await db
    .insertInto('demo_learner')
    .values({ index, ...values })
    .onConflict((conflict) => conflict.column('index').doUpdateSet(values))
    .execute()
}

export async function forgetLived(db: Kysely<DemoTables>): Promise<void> {
  await db.deleteFrom('demo_learner').execute()
}

export async function isPerson(db: Kysely<{ person: { id: string } }>, id: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Ids of all simulated people. */
export async function simulatedPeople(
  db: Kysely<{ person: { id: string; simulated: boolean } }>,
): Promise<string[]> {
  const rows = await db.selectFrom('person').select('id').where('simulated', '=', true).execute()
  return rows.map(({ id }) => id)
}

/** The log is append-only for facts; what was never a fact leaves it, in steps that hold nobody back. */
export async function forgetSimulatedEvents(
  db: Kysely<{ event: { id: string; simulated: boolean } }>,
): Promise<void> {
  for (;;) {
    const gone = await db
      .deleteFrom('event')
      .where('id', 'in', db.selectFrom('event').select('id').where('simulated', '=', true).limit(20_000))
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) return
  }
}

/** Takes the publications of a course that is gone out of the log. */
export async function forgetCourseEvents(
  db: Kysely<{ event: { name: string; payload: unknown } }>,
  courseId: string,
): Promise<void> {
  await db
    .deleteFrom('event')
    .where('name', '=', 'courses.version_published')
    .where(sql`payload ->> 'courseId'`, '=', courseId)
    .execute()
}
