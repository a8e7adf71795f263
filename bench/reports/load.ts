import { setTimeout as wait } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { idOf } from './seed.ts'

const everyMs = 250

/** Events as the shipper brings them: answers of today by random seeded learners, at a steady rate. */
export function startLoad(client: ClickHouseClient, perSecond: number, learners: number) {
  const stopping = new AbortController()
  const many = Math.round((perSecond * everyMs) / 1000)
  async function ship(): Promise<void> {
    for (let next = performance.now(); !stopping.signal.aborted; next += everyMs) {
      await client.command({ query: batch(many, learners) })
      await wait(Math.max(0, next + everyMs - performance.now()))
    }
  }
  const done = ship()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

const batch = (many: number, learners: number) => `
  insert into event (id, name, version, actor_id, subject_id, occurred_at, received_at, zone, local_day, session_id,
    simulated, epoch, xid, context, payload, course_id, unit_id)
  with ${idOf('learner', `rand(number) % ${learners}`)} as person
  select generateUUIDv7(number), 'learning.question_answered', 1, person, person, now64(3), now64(3), 'Asia/Shanghai',
    today(), '', false, 1, 2, '{}', '{"stepKind":"choice","attempt":1,"isRight":true,"elapsedS":12.5}',
    ${idOf('course', '0')}, ${idOf('unit', "'0-1'")}
  from numbers(${many})`

/** One answer by one new learner with an account, in a course of their own: what the operator waits to see. */
export async function appear(client: ClickHouseClient, personId: string, courseId: string): Promise<void> {
  await client.command({
    query: `insert into event (id, name, version, actor_id, subject_id, occurred_at, received_at, zone, local_day,
        session_id, simulated, epoch, xid, context, payload, course_id, unit_id)
      select generateUUIDv7(), name, 1, {person:UUID}, {person:UUID}, now64(3), now64(3), 'Asia/Shanghai', today(), '',
        false, 1, 2, '{}', '{}', {course:UUID}, ${idOf('unit', "'0-1'")}
      from (select arrayJoin(['identity.person_registered', 'learning.question_answered']) as name)`,
    query_params: { person: personId, course: courseId },
  })
}
