import { PersonId } from '@banxue/slices/identity/contract'
import { type Kysely, sql } from 'kysely'
import { type BenchCourse, benchCourse, benchDetails } from '../learner/course.ts'

/** Somebody with a long history. */
export interface LongLearner {
  id: PersonId
  name: string
  /** Of their certificate. */
  code: string
}

/** A registered person; a fact says so. */
async function seedPerson(db: Kysely<unknown>, name: string, roles: readonly string[]): Promise<PersonId> {
  const id = PersonId.parse(crypto.randomUUID())
  await sql`insert into person (id, name, language, zone, registration_published_at) values (${id}, ${name}, 'en', 'UTC', now())`.execute(
    db,
  )
  await sql`insert into auth_user (id, name, email) values (${id}, ${name}, ${`${id}@bench.test`})`.execute(
    db,
  )
  await sql`update person set roles = ${[...roles]}::text[] where id = ${id}`.execute(db)
  await sql`insert into event (id, name, version, actor_id, subject_id, occurred_at, zone, local_day, simulated, payload)
    values (uuidv7(), 'identity.person_registered', 1, ${id}, ${id}, now(), 'UTC', now()::date, false, '{"wasGuest":false,"visitorId":null}')`.execute(
    db,
  )
  return id
}

export const seedAdmin = (db: Kysely<unknown>): Promise<PersonId> =>
  seedPerson(db, 'The admin', ['learner', 'admin'])

/** A course as an import would have left it. */
export async function seedCourse(db: Kysely<unknown>): Promise<BenchCourse> {
  const course = benchCourse('bench-a')
  const { id, slug, outline, revisions } = course
  await sql`insert into course (id, source_key, slug, current_version, created_at) values (${id}, ${slug}, ${slug}, 1, now())`.execute(
    db,
  )
  await sql`insert into course_version (course_id, version, details, outline, fingerprint, published_at)
    values (${id}, 1, ${JSON.stringify(benchDetails)}, ${JSON.stringify(outline)}, ${slug}, now())`.execute(
    db,
  )
  for (const unit of revisions) {
    await sql`insert into unit_revision values (${unit.revision}, ${unit.unitId}, ${JSON.stringify(unit)}, now())`.execute(
      db,
    )
    await sql`insert into course_version_unit values (${id}, 1, ${unit.unitId}, ${unit.revision})`.execute(db)
  }
  return course
}

/** A learner with so many events over the last hour, half of them answers that are kept, and a certificate. */
export async function seedLearner(
  db: Kysely<unknown>,
  { id: courseId, revisions: [unit] }: BenchCourse,
  name: string,
  eventCount: number,
): Promise<LongLearner> {
  const id = await seedPerson(db, name, ['learner'])
  const stepId = unit?.steps[1]?.id
  await sql`insert into enrolment (learner_id, course_id, course_version, enrolled_at) values (${id}, ${courseId}, 1, now())`.execute(
    db,
  )
  await sql`insert into attempt (learner_id, unit_id, step_id, attempt_id, answer, is_right, elapsed_s, answered_at)
    select ${id}, ${unit?.unitId}, ${stepId}, gen_random_uuid(), '{"kind":"choice","optionIds":["a"]}', true, 8, now()
    from generate_series(1, ${eventCount / 2}::int)`.execute(db)
  const payload = {
    courseId,
    unitId: unit?.unitId,
    stepId,
    stepKind: 'choice',
    attempt: 1,
    isRight: true,
    elapsedS: 8,
  }
  await sql`insert into event (id, name, version, actor_id, subject_id, occurred_at, zone, local_day, session_id, simulated, payload)
    select uuidv7(), 'learning.question_answered', 1, ${id}, ${id}, now() - make_interval(secs => n % 3600), 'UTC',
      (now() - make_interval(secs => n % 3600))::date, 's', false, ${JSON.stringify(payload)}::jsonb
    from generate_series(1, ${eventCount}::int) n`.execute(db)
  const code = id.replaceAll('-', '').slice(0, 12).toUpperCase()
  await sql`insert into certificate (code, person_id, course_id, course_version, unit_count, includes_self_marked, simulated, issued_at)
    values (${code}, ${id}, ${courseId}, 1, 1, false, false, now())`.execute(db)
  return { id, name, code }
}

const owned: readonly (readonly [table: string, column: string])[] = [
  ['person', 'id'],
  ['auth_user', 'id'],
  ['enrolment', 'learner_id'],
  ['unit_progress', 'learner_id'],
  ['step_progress', 'learner_id'],
  ['position', 'learner_id'],
  ['attempt', 'learner_id'],
  ['certificate', 'person_id'],
]

/** Rows that still hold something of a learner, the log left out. */
export async function tracesOf(db: Kysely<unknown>, { id }: LongLearner): Promise<number> {
  const counts = owned.map(
    ([table, column]) => sql`select count(*) from ${sql.table(table)} where ${sql.ref(column)} = ${id}`,
  )
  const { rows } = await sql<{ count: number }>`
    select sum(count) as count from (${sql.join(counts, sql` union all `)}) as counts`.execute(db)
  return Number(rows[0]?.count ?? 0)
}
