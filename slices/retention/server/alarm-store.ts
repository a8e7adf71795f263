import { personRows } from '@banxue/platform/db/person-rows'
import { newId } from '@banxue/platform/id'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { AlarmId, AlarmSeries, Population } from '#retention/contract'
import type { CourseId } from '#courses/contract'
import type { Scope } from './scope.ts'
import type { Verdict } from './alarms/judge.ts'
import type { Changes, Kept } from './alarms/reconcile.ts'
import type { AlarmTable, AlarmTables } from './alarms/tables.ts'

export type AlarmRow = Selectable<AlarmTable> & { notes: number }
type Db = Kysely<AlarmTables>
type Tx = Transaction<AlarmTables>

/** A series of a course, or of the school where the course is null. */
export interface SeriesKey {
  population: Population
  series: AlarmSeries
  courseId: CourseId | null
}

/** What a series looks like now. */
export interface Reading extends SeriesKey, Changes {
  firstOn: string
  throughOn: string
  verdict: Verdict
}

/** No other advisory lock of the database uses it. */
const readingLock = 7_260_131
/** A list shows so many; older ones are in the database. */
const listed = 100

/**
 * Reads days anew, on one server at a time: `read` is given the alarms that may change, and its findings are written in
 * the same transaction, or nothing is. Another server that comes meanwhile does nothing.
 */
export async function inTurn(db: Db, work: (tx: Tx) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ isMine: boolean }>`
      select pg_try_advisory_xact_lock(${readingLock}) as "isMine"`.execute(tx)
    if (rows[0]?.isMine === true) await work(tx)
  })
}

/** Alarms of a population with days from then on, by the key of their series. */
export async function alarmsSince(
  tx: Tx,
  population: Population,
  since: string,
): Promise<Map<string, Kept[]>> {
  const rows = await tx
    .selectFrom('alarm')
    .selectAll()
    .where('population', '=', population)
    .where('last_on', '>=', since)
    .orderBy('first_on')
    .execute()
  const keyed = rows.map((row) => ({
    key: keyOf({ series: row.series, courseId: row.course_id }),
    kept: {
      id: row.id,
      firstOn: row.first_on,
      lastOn: row.last_on,
      observed: row.observed,
      expected: row.expected,
      outOf: row.out_of,
      chance: row.chance,
      state: row.state,
    },
  }))
  return new Map(
    [...Map.groupBy(keyed, ({ key }) => key)].map(([key, found]) => [key, found.map(({ kept }) => kept)]),
  )
}

/** Names a series within its population. */
export const keyOf = ({ series, courseId }: Omit<SeriesKey, 'population'>): string =>
  `${series} ${courseId ?? ''}`

/** Writes what was found in the series of a population, and forgets series that have no days any more. */
export async function writeReadings(
  tx: Tx,
  population: Population,
  readings: readonly Reading[],
  now: Date,
): Promise<void> {
  for (const { series, courseId, raise, change } of readings) {
    for (const stretch of raise)
      await tx
        .insertInto('alarm')
        .values({
          id: newId(now) as AlarmId,
          population,
          series,
          course_id: courseId,
          raised_at: now,
          ...columnsOf(stretch),
        })
        .execute()
    for (const alarm of change)
      await tx
        .updateTable('alarm')
        .set(columnsOf(alarm))
        .where('id', '=', alarm.id as AlarmId)
        .execute()
  }
  await tx.deleteFrom('alarm_watch').where('population', '=', population).execute()
  if (readings.length > 0)
    await tx
      .insertInto('alarm_watch')
      .values(
        readings.map(({ series, courseId, firstOn, verdict, throughOn }) => ({
          population,
          series,
          course_id: courseId,
          first_on: firstOn,
          verdict,
          read_at: now,
          through_on: throughOn,
        })),
      )
      .execute()
  // People who were made and taken away again leave no alarms.
  else if (population === 'simulated')
    await tx.deleteFrom('alarm').where('population', '=', population).execute()
}

const columnsOf = ({ firstOn, lastOn, observed, expected, outOf, chance, state }: Omit<Kept, 'id'>) => ({
  first_on: firstOn,
  last_on: lastOn,
  observed,
  expected,
  out_of: outOf,
  chance,
  state,
})

/** When days were judged last, of any population; null: never. */
export async function lastReadAt(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('alarm_watch')
    .select((eb) => eb.fn.max('read_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

/** What is watched for somebody: the school's series, and those of the courses in scope. */
export function watchedIn(db: Db, population: Population, scope: Scope) {
  return db
    .selectFrom('alarm_watch')
    .selectAll()
    .where('population', '=', population)
    .where(inScope(scope))
    .execute()
}

/** The alarms that a scope holds, those that go on first, then the newest. */
export function alarmsIn(db: Db, population: Population, scope: Scope): Promise<AlarmRow[]> {
  return withNotes(db)
    .where('population', '=', population)
    .where(inScope(scope))
    .orderBy(sql`state = 'open'`, 'desc')
    .orderBy('last_on', 'desc')
    .orderBy('chance')
    .limit(listed)
    .execute()
}

/** One alarm within what somebody may see. */
export function alarmIn(db: Db, scope: Scope, id: AlarmId): Promise<AlarmRow | undefined> {
  return withNotes(db).where('id', '=', id).where(inScope(scope)).executeTakeFirst()
}

/** How many alarms of a scope were judged, and how many of them real. */
export async function judgedIn(db: Db, population: Population, scope: Scope) {
  return db
    .selectFrom('alarm')
    .select([
      sql<number>`count(is_real)::int`.as('judged'),
      sql<number>`(count(*) filter (where is_real))::int`.as('real'),
    ])
    .where('population', '=', population)
    .where(inScope(scope))
    .executeTakeFirstOrThrow()
}

const withNotes = (db: Db) =>
  db
    .selectFrom('alarm')
    .selectAll('alarm')
    .select(sql<number>`(select count(*)::int from alarm_note where alarm_id = alarm.id)`.as('notes'))

/** All courses: the school's own series and every course's; else those of the courses alone. */
const inScope = (scope: Scope) =>
  scope.everyCourse ? sql<boolean>`true` : sql<boolean>`course_id = any(${[...scope.courses]}::uuid[])`

/** The notes of one person, for their export. */
export const noteRows = (db: Db, personId: string) =>
  personRows(db, { table: 'alarm_note', person: 'by_id', key: ['id'] }, personId)

/** What a person of the staff made of an alarm. */
export function createAlarmActs(db: Db) {
  return {
    async acknowledge(id: AlarmId, by: string, isAcknowledged: boolean, at: Date): Promise<void> {
      // Who came first stays.
      await db
        .updateTable('alarm')
        .set(
          isAcknowledged
            ? { acknowledged_by: by, acknowledged_at: at }
            : { acknowledged_by: null, acknowledged_at: null },
        )
        .where('id', '=', id)
        .$if(isAcknowledged, (query) => query.where('acknowledged_at', 'is', null))
        .execute()
    },
    async judge(id: AlarmId, by: string, isReal: boolean | null, at: Date): Promise<void> {
      await db
        .updateTable('alarm')
        .set(
          isReal === null
            ? { is_real: null, judged_by: null, judged_at: null }
            : { is_real: isReal, judged_by: by, judged_at: at },
        )
        .where('id', '=', id)
        .execute()
    },
    /** The same note again changes nothing. */
    async note(id: AlarmId, noteId: string, by: string, text: string, at: Date): Promise<void> {
      await db
        .insertInto('alarm_note')
        .values({ id: noteId, alarm_id: id, by_id: by, at, body: text })
        .onConflict((row) => row.column('id').doNothing())
        .execute()
    },
    notesOf: (id: AlarmId) =>
      db
        .selectFrom('alarm_note')
        .selectAll()
        .where('alarm_id', '=', id)
        .orderBy('at')
        .orderBy('id')
        .execute(),
  }
}
export type AlarmActs = ReturnType<typeof createAlarmActs>
