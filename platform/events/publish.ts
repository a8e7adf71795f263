import type { ColumnType, Generated, Insertable, Transaction } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { newId } from '../id.ts'
import type { EventType } from './define.ts'
import type { LogEvent } from './handler.ts'
import { localDay } from './local-day.ts'
import { regionOf } from './region.ts'

/** A JSON column: read as a value, written as its text. */
type Json<Insert = string> = ColumnType<Record<string, unknown>, Insert, never>

/** The log as a slice sees it: it may append, and tests may look. */
export interface EventTables {
  event: {
    id: string
    name: string
    version: number
    actor_id: string | null
    subject_id: string | null
    occurred_at: Date
    received_at: Generated<Date>
    zone: string
    /** `YYYY-MM-DD` */
    local_day: string
    session_id: string | null
    simulated: boolean
    context: Json<string | undefined>
    payload: Json
  }
}

/** Who did it, about whom, when and where: what a fact says beside its payload. */
export interface Origin {
  /** Who did it; null for the school itself. */
  actorId: string | null
  /** The learner it is about, or null. */
  subjectId: string | null
  /** When it was done; earlier than its arrival for work done offline. */
  at: Date
  /** IANA zone whose wall decides the local day. */
  zone: string
  /** Set from the person, never by a client. */
  simulated: boolean
  sessionId: string | null
  /** Country or `unknown`, see `regionOf`; where it is absent, that of the zone. */
  region?: string
}

/** Somebody acting for themselves. */
export function originOf(actor: Actor, at: Date): Origin {
  return {
    actorId: actor.personId,
    subjectId: actor.personId,
    at,
    zone: actor.zone,
    simulated: actor.simulated,
    sessionId: actor.sessionId,
    region: regionOf({ header: actor.country ?? null, zone: actor.zone }),
  }
}

/** A fact that follows from an event happened when and where the event did. */
export function originIn({ context, ...event }: LogEvent): Origin {
  const { actorId, subjectId, occurredAt: at, zone, simulated, sessionId } = event
  const region = typeof context['region'] === 'string' ? { region: context['region'] } : {}
  return { actorId, subjectId, at, zone, simulated, sessionId, ...region }
}

/** A fact as the log will have it; made by `factOf`, kept by `appendFacts`. */
export type Fact = Insertable<EventTables['event']>

/** Throws where the event is telemetry or the payload is not what its definition says. */
export function factOf<Payload extends z.ZodObject>(
  type: EventType<string, Payload>,
  origin: Origin,
  payload: z.input<Payload>,
): Fact {
  if (type.kind !== 'fact') throw new Error(`${type.name} is telemetry; it comes through ingest only`)
  return {
    id: newId(origin.at),
    name: type.name,
    version: type.version,
    actor_id: origin.actorId,
    subject_id: origin.subjectId,
    occurred_at: origin.at,
    zone: origin.zone,
    local_day: localDay(origin.at, origin.zone),
    session_id: origin.sessionId,
    simulated: origin.simulated,
    context: JSON.stringify({
      region: origin.region ?? regionOf({ header: null, zone: origin.zone }),
    }),
    payload: JSON.stringify(type.payload.parse(payload)),
  }
}

/** Appends facts to the log in the transaction that made them true: all are kept, or none. One statement. */
export async function appendFacts(tx: Transaction<EventTables>, facts: readonly Fact[]): Promise<void> {
  if (facts.length > 0)
    await tx
      .insertInto('event')
      .values([...facts])
      .execute()
}

/** Appends one fact; see `appendFacts` and `factOf`. */
export const publish = async <Payload extends z.ZodObject>(
  tx: Transaction<EventTables>,
  type: EventType<string, Payload>,
  origin: Origin,
  payload: z.input<Payload>,
): Promise<void> => appendFacts(tx, [factOf(type, origin, payload)])
