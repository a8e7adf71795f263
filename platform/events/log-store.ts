import { type Kysely, sql } from 'kysely'
import type { AdmittedEvent } from './admit.ts'
import type { SpineTables } from './tables.ts'

/** What all events of a batch share; set from the session, never by the client. */
export interface Sender {
  personId: string | null
  sessionId: string | null
  simulated: boolean
  /** JSON, for the events that have no context of their own. */
  context: string
}

export interface QuarantinedEvent {
  /** SHA-256 of what was sent and by whom: a repeat is the same row. */
  digest: Buffer
  name: string | null
  reason: string
  detail: string
  sample: string
}

/** Appends a batch of telemetry; ids that the log has already change nothing. */
export async function appendEvents(
  db: Kysely<SpineTables>,
  sender: Sender,
  events: readonly AdmittedEvent[],
): Promise<void> {
  if (events.length === 0) return
  const contexts = events.some(({ context }) => context !== null)
    ? events.map(({ context }) => context)
    : null
  await sql`
    insert into event (id, name, version, actor_id, subject_id, occurred_at, zone, local_day, session_id, simulated, context, payload)
    select e.id, e.name, e.version, ${sender.personId}::uuid, ${sender.personId}::uuid, e.occurred_at, e.zone, e.local_day,
           ${sender.sessionId}::text, ${sender.simulated}::boolean, coalesce(e.context, ${sender.context}::jsonb), e.payload
    from unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ name }) => name)}::text[],
                ${events.map(({ version }) => version)}::int[], ${events.map(({ occurredAt }) => occurredAt.toISOString())}::timestamptz[],
                ${events.map(({ zone }) => zone)}::text[], ${events.map((event) => event.localDay)}::date[],
                ${contexts}::jsonb[], ${events.map(({ payload }) => payload)}::jsonb[])
         as e (id, name, version, occurred_at, zone, local_day, context, payload)
    on conflict (id) do nothing`.execute(db)
}

/** Keeps events that the log does not take. */
export async function quarantineEvents(
  db: Kysely<SpineTables>,
  { personId }: Pick<Sender, 'personId'>,
  events: readonly QuarantinedEvent[],
): Promise<void> {
  if (events.length === 0) return
  await db
    .insertInto('event_quarantine')
    .values(events.map((event) => ({ ...event, person_id: personId })))
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}
