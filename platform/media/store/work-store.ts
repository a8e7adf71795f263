import type { Kysely } from 'kysely'
import type { MediaFacts, MediaFailure } from '../facts.ts'
import type { MediaPackage } from '../manifest.ts'
import type { MediaTables } from '../tables.ts'

/** A recording that this server has taken up. */
export interface Taken {
  id: string
  attempt: number
  /** Attempts before this one that failed, or whose server was killed. */
  failures: number
}

/** How servers share the work: a lease on a row, renewed while it is worked on, lost when its server dies. */
export function createWorkStore(db: Kysely<MediaTables>) {
  /** The row, as long as it is this server's. */
  const own = (worker: string, { id, attempt }: Taken) =>
    db
      .updateTable('media')
      .where('id', '=', id)
      .where('worker', '=', worker)
      .where('attempt', '=', attempt)
      .where('state', '=', 'working')
  const did = async (query: ReturnType<typeof own>, at: Date) =>
    (await query.set({ updated_at: at }).returning('id').executeTakeFirst()) !== undefined
  return {
    /**
     * Takes up the recording that has waited longest, one whose server died among them.
     *
     * @param canTranscode whether those that wait for an ffmpeg are wanted too
     */
    take: (worker: string, now: Date, leaseUntil: Date, canTranscode: boolean): Promise<Taken | null> =>
      take(db, worker, now, leaseUntil, canTranscode),

    /** Renews the lease and tells the progress; false where the recording is not this server's any more. */
    beat: (worker: string, taken: Taken, progress: number, now: Date, leaseUntil: Date): Promise<boolean> =>
      did(own(worker, taken).set({ progress, due_at: leaseUntil }), now),

    learn: (worker: string, taken: Taken, facts: MediaFacts, now: Date): Promise<boolean> =>
      did(own(worker, taken).set({ facts: JSON.stringify(facts) }), now),

    /** Gives learners what this attempt made. */
    finish: (worker: string, taken: Taken, made: MediaPackage, now: Date): Promise<boolean> =>
      did(
        own(worker, taken).set({
          state: 'ready',
          ready: taken.attempt,
          package: JSON.stringify(made),
          progress: 1,
          failures: 0,
          worker: null,
        }),
        now,
      ),

    /** Nothing can be made here; learners play the file as it came. */
    leaveAsItCame: (worker: string, taken: Taken, now: Date): Promise<boolean> =>
      did(own(worker, taken).set({ state: 'as_it_came', worker: null }), now),

    fail: (worker: string, taken: Taken, failure: MediaFailure, now: Date): Promise<boolean> =>
      did(own(worker, taken).set({ state: 'failed', failure, worker: null }), now),

    /** Puts it back to wait; `isFailure` counts against it. */
    putBack: (worker: string, taken: Taken, isFailure: boolean, dueAt: Date, now: Date): Promise<boolean> =>
      did(
        own(worker, taken).set({
          state: 'waiting',
          worker: null,
          due_at: dueAt,
          failures: taken.failures + (isFailure ? 1 : 0),
        }),
        now,
      ),

    /** Has a failed recording tried again, from the first attempt on; false where it has not failed. */
    async retry(id: string, now: Date): Promise<boolean> {
      const changed = await db
        .updateTable('media')
        .set({ state: 'waiting', failure: null, failures: 0, due_at: now, updated_at: now })
        .where('id', '=', id)
        .where('state', '=', 'failed')
        .returning('id')
        .executeTakeFirst()
      return changed !== undefined
    },
  }
}
export type WorkStore = ReturnType<typeof createWorkStore>

async function take(
  db: Kysely<MediaTables>,
  worker: string,
  now: Date,
  leaseUntil: Date,
  canTranscode: boolean,
): Promise<Taken | null> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('media')
      .select(['id', 'state', 'failures'])
      .where((where) =>
        where.or([
          where.and([where('state', 'in', ['waiting', 'working']), where('due_at', '<=', now)]),
          ...(canTranscode
            ? [
                where('state', '=', 'as_it_came'),
                where.and([where('state', '=', 'failed'), where('failure', '=', 'needs_ffmpeg')]),
              ]
            : []),
        ]),
      )
      .orderBy('due_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (row === undefined) return null
    const failures = row.failures + (row.state === 'working' ? 1 : 0)
    const { attempt } = await tx
      .updateTable('media')
      .set(({ eb }) => ({
        state: 'working',
        worker,
        due_at: leaseUntil,
        attempt: eb('attempt', '+', 1),
        failures,
        failure: null,
        progress: 0,
        updated_at: now,
      }))
      .where('id', '=', row.id)
      .returning('attempt')
      .executeTakeFirstOrThrow()
    return { id: row.id, attempt, failures }
  })
}
