import { sql, type Kysely, type Selectable } from 'kysely'
import type { ReportLine } from '#courses/contract'
import type { CoursesTables, ImportFailure, ImportMode } from '../tables.ts'

export type ImportRow = Selectable<CoursesTables['import_job']>
export type ImportStub = Omit<ImportRow, 'report' | 'courses'> & Pick<ImportRow, 'courses'>

/** Who asks for imports: `null` sees all, a person the own ones and those of courses they teach. */
export type Sight = { personId: string } | null

/** First keys of advisory locks: one lock a process that imports, one for the import that writes. */
const runnerLocks = 7_260_116
const writerLock = 7_260_117

export interface NewImport {
  id: string
  personId: string | null
  mayAny: boolean
  fileName: string
  mode: ImportMode
  state: 'receiving' | 'waiting'
  runner: number
  at: Date
}

const active = ['receiving', 'waiting', 'running'] as const

/** Imports as rows: what the screen follows, and how a dead process's imports are told from a living one's. */
export function createImportStore(db: Kysely<CoursesTables>) {
  return {
    async add(job: NewImport): Promise<void> {
      await db
        .insertInto('import_job')
        .values({
          id: job.id,
          person_id: job.personId,
          may_any: job.mayAny,
          file_name: job.fileName,
          mode: job.mode,
          state: job.state,
          failure: null,
          runner: job.runner,
          started_at: job.at,
          finished_at: null,
        })
        .execute()
    },

    /** Moves an import on; false where it has ended meanwhile. */
    async move(id: string, state: 'waiting' | 'running', progress: number): Promise<boolean> {
      const moved = await db
        .updateTable('import_job')
        .set({ state, progress })
        .where('id', '=', id)
        .where('state', 'in', active)
        .returning('id')
        .executeTakeFirst()
      return moved !== undefined
    },

    /** Ends an import; what has ended already stays as it is. */
    async fail(id: string, failure: ImportFailure, at: Date, report: readonly ReportLine[] = []): Promise<boolean> {
      const failed = await db
        .updateTable('import_job')
        .set({
          state: 'failed',
          failure: JSON.stringify(failure),
          report: JSON.stringify(report),
          finished_at: at,
        })
        .where('id', '=', id)
        .where('state', 'in', active)
        .returning('id')
        .executeTakeFirst()
      return failed !== undefined
    },

    async find(id: string, sight: Sight): Promise<ImportRow | null> {
      return (await seen(sight).selectAll('import_job').where('id', '=', id).executeTakeFirst()) ?? null
    },

    /** The newest hundred, without their reports. */
    async list(sight: Sight): Promise<ImportStub[]> {
      return seen(sight)
        .select([
          'id',
          'person_id',
          'may_any',
          'file_name',
          'mode',
          'state',
          'progress',
          'failure',
          'courses',
          'runner',
          'started_at',
          'finished_at',
        ])
        .orderBy('started_at', 'desc')
        .limit(100)
        .execute()
    },

    async activeIds(): Promise<Set<string>> {
      const rows = await db.selectFrom('import_job').select('id').where('state', 'in', active).execute()
      return new Set(rows.map(({ id }) => id))
    },

    /** Ends the imports of processes that are no more; answers how many. */
    async failInterrupted(failure: ImportFailure, at: Date): Promise<number> {
      return db.transaction().execute(async (tx) => {
        const rows = await tx
          .selectFrom('import_job')
          .select('runner')
          .distinct()
          .where('state', 'in', active)
          .execute()
        const dead: number[] = []
        for (const { runner } of rows) {
          const tried = await sql<{ free: boolean }>`
            select pg_try_advisory_xact_lock(${sql.lit(runnerLocks)}, ${runner}::int) as free`.execute(tx)
          if (tried.rows[0]?.free === true) dead.push(runner)
        }
        if (dead.length === 0) return 0
        const failed = await tx
          .updateTable('import_job')
          .set({ state: 'failed', failure: JSON.stringify(failure), finished_at: at })
          .where('state', 'in', active)
          .where('runner', 'in', dead)
          .returning('id')
          .execute()
        return failed.length
      })
    },

    /** Holds the lock that says that a process lives, until `released` settles. `onHeld` is called once it is held. */
    async holdRunner(runner: number, onHeld: () => void, released: Promise<void>): Promise<void> {
      await db.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(${sql.lit(runnerLocks)}, ${runner}::int)`.execute(connection)
        onHeld()
        await released
        await sql`select pg_advisory_unlock(${sql.lit(runnerLocks)}, ${runner}::int)`.execute(connection)
      })
    },

    /** Does work that only one import of the school may do at a time; null where another is at it. */
    async asWriter<T>(work: () => Promise<T>): Promise<{ value: T } | null> {
      return db.connection().execute(async (connection) => {
        const tried = await sql<{ free: boolean }>`
          select pg_try_advisory_lock(${sql.lit(writerLock)}) as free`.execute(connection)
        if (tried.rows[0]?.free !== true) return null
        try {
          return { value: await work() }
        } finally {
          await sql`select pg_advisory_unlock(${sql.lit(writerLock)})`.execute(connection)
        }
      })
    },
  }

  function seen(sight: Sight) {
    const all = db.selectFrom('import_job')
    if (sight === null) return all
    const { personId } = sight
    return all.where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('person_id', '=', personId),
        exists(
          selectFrom('course_instructor')
            .select('course_id')
            .where('course_instructor.person_id', '=', personId)
            .where(
              sql<boolean>`import_job.courses @> jsonb_build_array(jsonb_build_object('courseId', course_instructor.course_id::text))`,
            ),
        ),
      ]),
    )
  }
}
export type ImportStore = ReturnType<typeof createImportStore>
