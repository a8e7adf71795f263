import { type Kysely, sql } from 'kysely'
import { movePosition, pageEnd, readPosition } from './reader-store.ts'
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
      const page = await pageEnd(db, from, pageSize)
      if (page === null) return false
      const { end } = page
      await db.transaction().execute(async (tx) => {
        await sql`
          insert into event_rate (minute, count, real_count, last_at)
          select date_trunc('minute', received_at), count(*), count(*) filter (where not simulated), max(received_at)
          from event
          where (epoch, xid, id) > (${from.epoch}, ${from.xid}::xid8, ${from.id}::uuid)
            and (epoch, xid, id) <= (${end.epoch}, ${end.xid}::xid8, ${end.id}::uuid)
          group by 1
          on conflict (minute) do update set
            count = event_rate.count + excluded.count,
            real_count = event_rate.real_count + excluded.real_count,
            last_at = greatest(event_rate.last_at, excluded.last_at)`.execute(tx)
        if (!(await movePosition(tx, name, from, end))) throw new Error(`${name} was moved by another runner`)
      })
      return page.count === pageSize
    },
  }
}
