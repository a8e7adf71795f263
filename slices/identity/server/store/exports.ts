import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { ExportState } from '#identity/contract'
import type { IdentityTables } from '../tables.ts'

/** How long whoever makes a copy may be silent before another begins anew. */
const leaseMs = 60_000
/** How often a copy is begun before it is given up. */
const attemptLimit = 3
/** How long a copy lies ready. */
const lifeMs = 7 * 24 * 3_600_000

export interface ExportJob {
  id: string
  personId: string
}

/** Copies of their data that people asked for. */
export function createExportStore(db: Kysely<IdentityTables>) {
  return { ...asPeopleSeeThem(db), ...asTheyAreMade(db), ...asTheyGo(db) }
}
export type ExportStore = ReturnType<typeof createExportStore>

const columns = [
  'id',
  'state',
  'progress',
  'requested_at as requestedAt',
  'size_bytes as sizeBytes',
  'expires_at as expiresAt',
] as const

function asPeopleSeeThem(db: Kysely<IdentityTables>) {
  return {
    /** Asks for a copy; where one is being made already, that one. */
    async request(personId: string, at: Date): Promise<ExportState> {
      const expiresAt = new Date(at.getTime() + lifeMs)
      const values = { id: randomUUID(), person_id: personId, requested_at: at, expires_at: expiresAt }
      await db
        .insertInto('export_job')
        .values({ ...values, state: 'waiting' })
        .onConflict((conflict) =>
          conflict.column('person_id').where('state', 'in', ['waiting', 'running']).doNothing(),
        )
        .execute()
      const open = await this.newest(personId, at)
      if (open === null) throw new Error('the request for a copy is gone')
      return open
    },

    /** The newest that has not run out. */
    async newest(personId: string, at: Date): Promise<ExportState | null> {
      const row = await db
        .selectFrom('export_job')
        .select(columns)
        .where('person_id', '=', personId)
        .where('expires_at', '>', at)
        .orderBy('requested_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ?? null
    },

    /** Whether a person has this copy, ready to be fetched. */
    async isReady({ id, personId }: ExportJob, at: Date): Promise<boolean> {
      const row = await db
        .selectFrom('export_job')
        .select('id')
        .where('id', '=', id)
        .where('person_id', '=', personId)
        .where('state', '=', 'done')
        .where('expires_at', '>', at)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

const leaseAt = (at: Date) => new Date(at.getTime() + leaseMs)

function asTheyAreMade(db: Kysely<IdentityTables>) {
  return {
    /** Takes up the one that has waited longest, or that nobody goes on with; null where there is none. */
    take: (at: Date): Promise<ExportJob | null> => take(db, at),

    /** Says how far it is and keeps it; false where it is nobody's any more. */
    async goOn({ id }: ExportJob, progress: number, at: Date): Promise<boolean> {
      const done = await db
        .updateTable('export_job')
        .set({ progress, leased_until: leaseAt(at) })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },

    async finish({ id }: ExportJob, sizeBytes: number): Promise<boolean> {
      const done = await db
        .updateTable('export_job')
        .set({ state: 'done', progress: 1, leased_until: null, size_bytes: sizeBytes })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },

    /** Puts it back, or gives it up after some attempts. */
    async putBack({ id }: ExportJob): Promise<void> {
      await db
        .updateTable('export_job')
        .set({
          state: sql`case when attempts >= ${attemptLimit} then 'failed' else 'waiting' end`,
          leased_until: null,
        })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute()
    },
  }
}

async function take(db: Kysely<IdentityTables>, at: Date): Promise<ExportJob | null> {
  await db
    .updateTable('export_job')
    .set({ state: 'failed', leased_until: null })
    .where('state', '=', 'running')
    .where('leased_until', '<=', at)
    .where('attempts', '>=', attemptLimit)
    .execute()
  const row = await db
    .updateTable('export_job')
    .set({
      state: 'running',
      progress: 0,
      leased_until: leaseAt(at),
      attempts: sql`attempts + 1`,
    })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('export_job')
        .select('id')
        .where((or) =>
          or.or([
            or('state', '=', 'waiting'),
            or.and([or('state', '=', 'running'), or('leased_until', '<=', at)]),
          ]),
        )
        .orderBy('requested_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'person_id'])
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, personId: row.person_id }
}

function asTheyGo(db: Kysely<IdentityTables>) {
  return {
    /** Copies whose time is over. */
    async expired(at: Date): Promise<ExportJob[]> {
      const rows = await db
        .selectFrom('export_job')
        .select(['id', 'person_id'])
        .where('expires_at', '<=', at)
        .limit(100)
        .execute()
      return rows.map((row) => ({ id: row.id, personId: row.person_id }))
    },

    async remove(id: string): Promise<void> {
      await db.deleteFrom('export_job').where('id', '=', id).execute()
    },

    async removeOf(personIds: readonly string[]): Promise<void> {
      await db.deleteFrom('export_job').where('person_id', 'in', personIds).execute()
    },
  }
}
