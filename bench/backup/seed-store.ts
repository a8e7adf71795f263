import { sql, type Kysely } from 'kysely'
import { makeMonths } from '../../platform/events/partitions.ts'
import type { SpineTables } from '../../platform/events/tables.ts'

const dayMs = 86_400_000
const chunk = 500_000

/** Days that the seeded events lie on, today the last. */
const seededDays = 120

/** Fills the log with what learners do, spread evenly over 120 days and 100,000 learners, in SQL. */
export async function seedLog(db: Kysely<SpineTables>, events: number): Promise<void> {
  const now = Date.now()
  await makeMonths(db, new Date(now - seededDays * dayMs))
  for (let from = 0; from < events; from += chunk)
    await sql`
      insert into event (id, name, version, actor_id, subject_id, occurred_at, received_at, zone, local_day, session_id,
                         simulated, context, payload)
      select uuidv7(at - now()), (array['learning.unit_opened', 'learning.attended', 'learning.question_answered',
               'learning.attended', 'learning.step_completed', 'learning.attended'])[n % 6 + 1], 1, who, who, at, at,
             'Asia/Shanghai', (at at time zone 'Asia/Shanghai')::date, md5((n / 10)::text), false,
             jsonb_build_object('device', 'phone', 'region', 'CN', 'visitorId', who),
             jsonb_build_object('courseId', md5((n % 20)::text)::uuid, 'unitId', md5((n % 240)::text)::uuid,
                                'stepId', md5((n % 2400)::text)::uuid, 'startedAt', at, 'durationS', 20 + n % 40,
                                'stepKind', 'choice', 'attempt', 1, 'isRight', n % 3 > 0)
      from (select n, md5((n % 100000)::text)::uuid as who,
                   now() - make_interval(secs => ${seededDays * 86_400} * (1 - n / ${events}::float8)) as at
            from generate_series(${from}::int, ${Math.min(events, from + chunk) - 1}::int) n) made`.execute(
      db,
    )
}

/** Whether the shipper has sent every row of the log. */
export async function isShipped(db: Kysely<SpineTables>): Promise<boolean> {
  const { rows } = await sql<{ isBehind: boolean }>`
    select exists (select from event where (event.epoch, event.xid, event.id) > (r.epoch, r.xid, r.id)) as "isBehind"
    from reader r where r.name = 'spine.ship_events'`.execute(db)
  return rows[0]?.isBehind === false
}
