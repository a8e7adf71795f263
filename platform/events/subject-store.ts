import { type Kysely, sql } from 'kysely'
import type { LogEvent } from './handler.ts'
import type { SpineTables } from './tables.ts'

/** Which events about some people are asked for. */
export interface OfSubjects {
  /** A person, and the guests they were before. */
  subjectIds: readonly string[]
  names: readonly string[]
  /** Only what is older than this event; null for the newest. */
  before: { at: Date; id: string } | null
  limit: number
}

export type SubjectEvent = Pick<
  LogEvent,
  'id' | 'name' | 'occurredAt' | 'receivedAt' | 'zone' | 'localDay' | 'simulated' | 'payload'
>

/** What the log has about people, the newest first; months that are archived are left out. */
export async function eventsOfSubjects(
  db: Kysely<SpineTables>,
  { subjectIds, names, before, limit }: OfSubjects,
): Promise<SubjectEvent[]> {
  const { rows } = await sql<SubjectEvent>`
    select id, name, occurred_at as "occurredAt", received_at as "receivedAt", zone, local_day as "localDay", simulated,
      payload
    from event
    where subject_id = any(${subjectIds}::uuid[]) and name = any(${names}::text[])
      and (${before?.at ?? null}::timestamptz is null
        or (occurred_at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by occurred_at desc, id desc
    limit ${limit}::int`.execute(db)
  return rows
}
