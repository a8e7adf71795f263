import { type Kysely, sql } from 'kysely'

export interface DemoTables {
  demo_state: { id: boolean; stage: 'loading' | 'loaded' | 'cleared'; progress: number; updated_at: Date }
}
/** `absent`: never begun. `cleared`: taken away by somebody, and not to come back by itself. */
export interface DemoState {
  stage: 'absent' | 'loading' | 'loaded' | 'cleared'
  /** 0 to 1 */
  progress: number
}

export async function readDemoState(db: Kysely<DemoTables>): Promise<DemoState> {
  const row = await db.selectFrom('demo_state').select(['stage', 'progress']).executeTakeFirst()
  return row ?? { stage: 'absent', progress: 0 }
}

export async function writeDemoState(
  db: Kysely<DemoTables>,
  state: { stage: 'loading' | 'loaded' | 'cleared'; progress: number },
): Promise<void> {
  const values = { ...state, updated_at: new Date() }
  await db
    .insertInto('demo_state')
    .values({ id: true, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
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
      .where('id', 'in', db.selectFrom('event').select('id').where('simulated', '=', true).limit(5_000))
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
