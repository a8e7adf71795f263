import { type Kysely, sql } from 'kysely'
import { leastId, type Month, monthOf, msOfId } from './months.ts'
import type { SpineTables } from './tables.ts'

const monthsAhead = 3
/** Ids before this come from absurd clocks and stay in the default partition. */
const firstMs = Date.UTC(2020, 0)

/**
 * Makes the log's months: this one, three ahead, and each past month of which the default partition holds ids.
 * Safe to run twice and on several servers at once.
 */
export async function makeMonths(db: Kysely<SpineTables>, now: Date): Promise<void> {
  let moved = 0n
  for (const month of await missingMonths(db, now)) moved += await makeMonth(db, month)
  // Every look at the end of the log would step over what the moved rows left in the index. The months are made
  // whether this comes through or not; the database's own vacuum takes what it leaves.
  if (moved > 0n) await sql`vacuum event_default`.execute(db).catch(() => undefined)
}

async function missingMonths(db: Kysely<SpineTables>, now: Date): Promise<Month[]> {
  const months = Array.from({ length: monthsAhead + 1 }, (_, shift) => monthOf(now.getTime(), shift))
  const { toId } = monthOf(now.getTime(), monthsAhead)
  for (let from = leastId(firstMs); ;) {
    const query = sql<{
      id: string
    }>`select id from event_default where id >= ${from} and id < ${toId} order by id limit 1`
    const [first] = (await query.execute(db)).rows
    if (first === undefined) break
    const month = monthOf(msOfId(first.id))
    months.push(month)
    from = month.toId
  }
  const made = await sql<{ name: string }>`
    select relid::regclass::text as name from pg_partition_tree('event') where isleaf`.execute(db)
  const names = new Set(made.rows.map(({ name }) => name))
  return months.filter(({ table }) => !names.has(table))
}

/**
 * Detaches the default partition, makes the month, moves its rows, attaches: all or nothing.
 *
 * @returns how many rows it moved
 */
async function makeMonth(db: Kysely<SpineTables>, { table, fromId, toId }: Month): Promise<bigint> {
  return db.transaction().execute(async (tx) => {
    // While it waits for the lock everybody else waits behind it: better to try again at the next tick.
    await sql`set local lock_timeout = '3s'`.execute(tx)
    await sql`lock table event in access exclusive mode`.execute(tx)
    const { rows } = await sql`select 1 from pg_class where oid = to_regclass(${table})`.execute(tx)
    if (rows.length > 0) return 0n
    await sql`alter table event detach partition event_default`.execute(tx)
    await sql`
      create table ${sql.table(table)} partition of event for values from (${sql.lit(fromId)}) to (${sql.lit(toId)})`.execute(
      tx,
    )
    const { numAffectedRows = 0n } = await sql`
      with moved as (delete from event_default where id >= ${fromId} and id < ${toId} returning *)
      insert into event select * from moved`.execute(tx)
    await sql`alter table event attach partition event_default default`.execute(tx)
    return numAffectedRows
  })
}
