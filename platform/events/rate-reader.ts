import { type Kysely, sql } from 'kysely'
import type { Position } from './position.ts'
import { movePosition, readable, readPosition } from './reader-store.ts'
import type { Reader } from './reader.ts'
import type { SpineTables } from './tables.ts'

/** The reader that counts events per minute, for the operator's panel and the alarm. */
export function createRateReader(db: Kysely<SpineTables>): Reader {
  const name = 'spine.count_events'
  return {
    name,
    pageSize: 20_000,
    restMs: 1000,
    async step(pageSize) {
      const from = await readPosition(db, name)
      return db.transaction().execute(async (tx) => {
        const query = sql<Position & { count: number }>`
          with page as materialized (
            select epoch, xid, id, received_at, simulated from event
            where ${readable(from)} order by epoch, xid, id limit ${pageSize}
          ),
          counted as (
            insert into event_rate (minute, count, real_count, last_at)
            select date_trunc('minute', received_at), count(*), count(*) filter (where not simulated), max(received_at)
            from page group by 1
            on conflict (minute) do update set
              count = event_rate.count + excluded.count,
              real_count = event_rate.real_count + excluded.real_count,
              last_at = greatest(event_rate.last_at, excluded.last_at)
          )
          select epoch, xid::text as xid, id, (select count(*)::int from page) as count
          from page order by page.epoch desc, page.xid desc, page.id desc limit 1`
        const [last] = (await query.execute(tx)).rows
        if (last === undefined) return false
        const { count, ...end } = last
        if (!(await movePosition(tx, name, from, end))) throw new Error(`${name} was moved by another runner`)
        return count === pageSize
      })
    },
  }
}
