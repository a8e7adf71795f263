import { type Kysely, sql } from 'kysely'
import type { SpineTables } from './tables.ts'

/**
 * Begins a new epoch where the log wakes up in another cluster than the one it fell asleep in, after a dump and
 * load: transaction ids of the two are not comparable, and without an epoch every reader would be stuck. To be
 * called at start, before anything is published.
 *
 * @returns the epoch that rows get from now on
 */
export async function ensureEpoch(db: Kysely<SpineTables>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`lock table event_epoch in share row exclusive mode`.execute(tx)
    const query = sql<{ here: string; epoch: number | null; there: string | null }>`
      select c.system_identifier::text as here, e.epoch, e.system_identifier::text as there
      from pg_control_system() c
      left join (select * from event_epoch order by epoch desc limit 1) e on true`
    const [found] = (await query.execute(tx)).rows
    if (found === undefined) throw new Error('The cluster does not say its identifier')
    if (found.epoch !== null && found.here === found.there) return found.epoch
    const epoch = (found.epoch ?? 0) + 1
    await tx.insertInto('event_epoch').values({ epoch, system_identifier: found.here }).execute()
    await sql`alter table event alter column epoch set default ${sql.lit(epoch)}`.execute(tx)
    return epoch
  })
}
