import type { UnitRevision } from '@banxue/slices/courses/contract'
import { type Kysely, sql } from 'kysely'
import { type BenchCourse, benchCourse, benchDetails, unitCount } from './course.ts'

/** BENCH_LEARNERS and BENCH_EVENTS make a trial run short. */
export const learnerCount = Number(process.env.BENCH_LEARNERS ?? 10_000)
const eventCount = Number(process.env.BENCH_EVENTS ?? 1_000_000)

/** Token of the session of learner number `n`. */
export const tokenOf = (n: number): string => `bench-session-${n}`

/** Three courses as an import would have left them. */
export async function seedCourses(db: Kysely<unknown>): Promise<BenchCourse[]> {
  const courses = ['bench-a', 'bench-b', 'bench-c'].map(benchCourse)
  for (const { id, slug, outline, revisions } of courses) {
    await sql`insert into course (id, source_key, slug, current_version, created_at)
      values (${id}, ${slug}, ${slug}, 1, now())`.execute(db)
    await sql`insert into course_version (course_id, version, details, outline, fingerprint, published_at)
      values (${id}, 1, ${JSON.stringify(benchDetails)}, ${JSON.stringify(outline)}, ${slug}, now())`.execute(
      db,
    )
    for (const unit of revisions) {
      const { revision, unitId } = unit
      await sql`insert into unit_revision values (${revision}, ${unitId}, ${JSON.stringify(unit)}, now())`.execute(
        db,
      )
      await sql`insert into course_version_unit values (${id}, 1, ${unitId}, ${revision})`.execute(db)
    }
  }
  return courses
}

/** Learners with accounts and sessions; number `n` is enrolled in course `n % 3` and has done `n % 30` units. */
export async function seedLearners(db: Kysely<unknown>, courses: readonly BenchCourse[]): Promise<void> {
  await sql`create table bench_learner as
    select n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid as id,
      (${courses.map(({ id }) => id)}::uuid[])[n % 3 + 1] as course_id
    from generate_series(0, ${learnerCount - 1}::int) n`.execute(db)
  await sql`insert into person (id, name, language, zone, registration_published_at)
    select id, 'Learner ' || n, 'en', 'Asia/Shanghai', now() from bench_learner`.execute(db)
  await sql`insert into auth_user (id, name, email) select id, 'Learner ' || n, n || '@bench.test' from bench_learner`.execute(
    db,
  )
  await sql`insert into auth_session (token, user_id, expires_at)
    select 'bench-session-' || n, id, now() + interval '1 day' from bench_learner`.execute(db)
  await sql`insert into enrolment select id, course_id, 1, now() - interval '60 days', null, null from bench_learner`.execute(
    db,
  )
  await sql`create table bench_unit (course_id uuid, unit_id uuid, place int, steps uuid[], asks uuid[])`.execute(
    db,
  )
  for (const { id, revisions } of courses)
    for (const [place, unit] of revisions.entries()) {
      const steps = unit.steps.map((step) => step.id)
      await sql`insert into bench_unit values
        (${id}, ${unit.unitId}, ${place}, ${steps}::uuid[], ${steps.slice(1)}::uuid[])`.execute(db)
    }
}

/** What the learners did: units, steps and answers, and a log of a million events with facts and telemetry. */
export async function seedProgress(db: Kysely<unknown>): Promise<void> {
  await sql`create table bench_done as
    select id, course_id, unit_id, steps, asks, now() - make_interval(days => 59 - place * 2, mins => n % 600) as at
    from bench_learner join bench_unit using (course_id) where place < n % ${unitCount}::int`.execute(db)
  await sql`insert into unit_progress
    select id, course_id, unit_id, at, at, 'learning', null, at from bench_done`.execute(db)
  await sql`insert into step_progress
    select id, course_id, unit_id, step_id, '{"7c9e6679-7425-40de-944b-e07fc1f90ae7": 100}', true, '[]', at, 'learning'
    from bench_done, unnest(steps) step_id`.execute(db)
  await sql`insert into attempt
    select id, unit_id, step_id, gen_random_uuid(), '{"kind":"choice","optionIds":["a"]}', true, 8, at
    from bench_done, unnest(asks) step_id`.execute(db)
  const event = (
    name: string,
    payload: ReturnType<typeof sql>,
    from: ReturnType<typeof sql>,
    limit: number,
  ) => sql`
    insert into event (id, name, version, actor_id, subject_id, occurred_at, received_at, zone, local_day, session_id,
      simulated, payload)
    select uuidv7(at - now()), ${name}, 1, id, id, at, at, 'Asia/Shanghai', (at at time zone 'Asia/Shanghai')::date,
      's', false, ${payload}
    from ${from} limit ${limit}::int`
  const place = sql`jsonb_build_object('courseId', course_id, 'unitId', unit_id, 'stepId', step_id)`
  const steps = sql`bench_done, unnest(steps) step_id`
  await event(
    'learning.question_answered',
    sql`${place} || '{"stepKind":"choice","attempt":1,"isRight":true,"elapsedS":8}'`,
    sql`bench_done, unnest(asks) step_id`,
    eventCount * 0.5,
  ).execute(db)
  await event(
    'learning.step_completed',
    sql`${place} || '{"stepKind":"choice","by":"learning"}'`,
    steps,
    eventCount * 0.3,
  ).execute(db)
  const attended = sql`${place} || jsonb_build_object('durationS', 50, 'startedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))`
  await event('learning.attended', attended, steps, eventCount * 0.2).execute(db)
  await sql`drop table bench_done, bench_unit, bench_learner`.execute(db)
  for (const table of [
    'person',
    'auth_session',
    'enrolment',
    'unit_progress',
    'step_progress',
    'attempt',
    'event',
  ])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

/** The unit that learner `n` is in: the first not done. */
export function presentUnit({ revisions }: BenchCourse, n: number): UnitRevision {
  const unit = revisions[n % unitCount]
  if (unit === undefined) throw new Error('every course has 30 units')
  return unit
}
