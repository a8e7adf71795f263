import { type Kysely, sql } from 'kysely'
import type { Storage } from '../files/storage.ts'
import { archivedParts } from './archive/archive-store.ts'
import { type ArchivedRow, instantOf } from './archive/archived-row.ts'
import { openPart } from './archive/part-file.ts'
import type { SpineTables } from './tables.ts'

const pageSize = 2_000
const beginning = { epoch: 0, xid: '0', id: '00000000-0000-0000-0000-000000000000' }

/** An event as the person it is about may read it: who else acted has no id. */
export interface SubjectEvent {
  id: string
  name: string
  version: number
  /** False for an act of the school or its staff. */
  byYou: boolean
  occurredAt: string
  receivedAt: string
  zone: string
  localDay: string
  sessionId: string | null
  simulated: boolean
  context: unknown
  payload: unknown
}

/** Everything in the log about a person, archived months first, a page at a time. */
export async function* subjectRows(
  db: Kysely<SpineTables>,
  storage: Storage,
  subjectId: string,
): AsyncIterable<SubjectEvent> {
  for (const { key } of await archivedParts(db, beginning)) {
    const { groups } = await openPart(storage, key)
    for (const group of groups) for (const row of await group.readAbout(subjectId)) yield subjectEvent(row)
  }
  yield* tableRows(db, subjectId)
}

const subjectEvent = (row: ArchivedRow): SubjectEvent => ({
  id: row.id,
  name: row.name,
  version: row.version,
  byYou: row.actor_id === row.subject_id,
  occurredAt: instantOf(row.occurred_at),
  receivedAt: instantOf(row.received_at),
  zone: row.zone,
  localDay: new Date(row.local_day * 86_400_000).toISOString().slice(0, 10),
  sessionId: row.session_id,
  simulated: row.simulated,
  context: JSON.parse(row.context) as unknown,
  payload: JSON.parse(row.payload) as unknown,
})

async function* tableRows(db: Kysely<SpineTables>, subjectId: string): AsyncIterable<SubjectEvent> {
  let last: (SubjectEvent & { place: string }) | undefined
  for (;;) {
    const after =
      last === undefined ? sql`true` : sql`(occurred_at, id) > (${last.place}::timestamptz, ${last.id}::uuid)`
    const { rows } = await sql<SubjectEvent & { place: string }>`
      select id, name, version, actor_id is not distinct from subject_id as "byYou", occurred_at::text as place,
             to_char(occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt",
             to_char(received_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "receivedAt",
             zone, local_day::text as "localDay", session_id as "sessionId", simulated, context, payload
      from event where subject_id = ${subjectId} and ${after} order by occurred_at, id limit ${pageSize}`.execute(
      db,
    )
    for (const { place: _, ...row } of rows) yield row
    if (rows.length < pageSize) return
    last = rows.at(-1)
  }
}

/** What the log could not take of a person. */
export async function* refusedRows(
  db: Kysely<SpineTables>,
  personId: string,
): AsyncIterable<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`
    select name, reason, detail, received_at as "receivedAt", sample from event_quarantine
    where person_id = ${personId} order by received_at`.execute(db)
  yield* rows
}
