import { type Kysely, sql } from 'kysely'
import { active, type CoursesTables, type ImportFailure } from '../tables.ts'

/** First keys of advisory locks: one lock a process that imports, one for the import that writes. */
const runnerLocks = 7_260_116
const writerLock = 7_260_117

/** How a dead process's imports are told from a living one's, and how one import at a time writes. */
export function createImportLockStore(db: Kysely<CoursesTables>) {
  return {
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
}
export type ImportLockStore = ReturnType<typeof createImportLockStore>
