import { SentEvent } from './contract.ts'
import { lift } from './lift.ts'
import { isZone, localDay } from './local-day.ts'
import type { Registry } from './registry.ts'
import { momentOf } from './moment.ts'
import { regionOf } from './region.ts'
import { isAbsurdPast, isFuture, skewMs } from './skew.ts'
import { isSoundJson, soundText } from './sound-text.ts'

/** Why an event is kept beside the log and not in it. */
export type Refusal =
  | 'malformed'
  | 'unknown_event'
  | 'fact'
  | 'unknown_version'
  | 'bad_payload'
  | 'too_large'
  | 'bad_text'
  | 'future'
  | 'absurd_past'

/** What an event becomes when it is admitted; what the batch says of all its events stands elsewhere. */
export interface AdmittedEvent {
  id: string
  name: string
  version: number
  occurredAt: Date
  zone: string
  localDay: string
  /** JSON; null where the batch's own context says it all. */
  context: string | null
  payload: string
}

/** What the arrival of a batch says about each event in it. */
export interface Arrival {
  receivedAt: Date
  /** Device clock, when the batch left. */
  sentAt: Date
  /** IANA zone that counts where an event names none that exists. */
  zone: string
  /** Country that a trusted proxy names; null without one. */
  country: string | null
  /** What an event of the batch has in its context where nothing about it is its own. */
  context: Readonly<{ region: string; [key: string]: unknown }>
}

export type Admission =
  | { kind: 'admitted'; event: AdmittedEvent }
  | { kind: 'refused'; name: string | null; reason: Refusal; detail: string }

/** A payload as JSON is at most this long, in UTF-16 units; an event has about 600 bytes. */
export const maxPayloadLength = 8192

/** Decides over one event of a batch: into the log, or beside it with a reason. */
export function admit(sent: unknown, arrival: Arrival, registry: Registry): Admission {
  const read = SentEvent.safeParse(sent)
  if (!read.success) return refused(nameOf(sent), 'malformed', summary(read.error.issues))
  const { id, name, version, zone: sentZone, occurredAt: sentAt, payload: sentPayload } = read.data
  const type = registry.get(name)
  if (type === undefined) return refused(name, 'unknown_event', 'no definition has this name')
  if (type.kind === 'fact') return refused(name, 'fact', 'facts are published by the server alone')
  const lifted = lift(type, version, sentPayload)
  if (lifted === null) return refused(name, 'unknown_version', `version ${version}, known is ${type.version}`)
  const parsed = type.payload.safeParse(lifted)
  if (!parsed.success) return refused(name, 'bad_payload', summary(parsed.error.issues))
  const payload = JSON.stringify(parsed.data)
  if (payload.length > maxPayloadLength)
    return refused(name, 'too_large', `${payload.length} of ${maxPayloadLength} characters`)
  if (!isSoundJson(payload)) return refused(name, 'bad_text', 'a NUL character or half a surrogate pair')

  const rawAt = new Date(sentAt)
  const occurredAt = correctedTime(read.data, arrival)
  if (isFuture(occurredAt, arrival.receivedAt)) return refused(name, 'future', occurredAt.toISOString())
  if (isAbsurdPast(occurredAt, arrival.receivedAt))
    return refused(name, 'absurd_past', occurredAt.toISOString())
  const zone = isZone(sentZone) ? sentZone : arrival.zone
  const region = regionOf({ header: arrival.country, zone })
  const times = { rawAt, offsetMs: occurredAt.getTime() - rawAt.getTime() }
  const context = contextOf(arrival, times, region, zone === sentZone ? null : sentZone)
  return {
    kind: 'admitted',
    event: {
      id,
      name,
      version: type.version,
      occurredAt,
      zone,
      localDay: localDay(occurredAt, zone),
      context,
      payload,
    },
  }
}

/**
 * When an event was made, on the server's clock. A sender that tells neither age nor acknowledgement is corrected
 * by its offset alone: what then lies in the future has no moment.
 */
function correctedTime({ occurredAt, ageMs, lastAckAt }: SentEvent, { sentAt, receivedAt }: Arrival): Date {
  const at = new Date(occurredAt)
  if (ageMs === undefined && lastAckAt === undefined)
    return new Date(at.getTime() + skewMs(sentAt, receivedAt))
  const ack = typeof lastAckAt === 'string' ? new Date(lastAckAt) : null
  return momentOf({ at, sentAt, ageMs: ageMs ?? null, lastAckAt: ack }, receivedAt)
}

function contextOf(
  { context }: Arrival,
  { rawAt, offsetMs }: { rawAt: Date; offsetMs: number },
  region: string,
  badZone: string | null,
): string | null {
  if (offsetMs === 0 && badZone === null && region === context.region) return null
  return JSON.stringify({
    ...context,
    region,
    ...(offsetMs === 0 ? {} : { offsetMs, rawAt: rawAt.toISOString() }),
    ...(badZone === null ? {} : { badZone: soundText(badZone, 60) }),
  })
}

function refused(name: string | null, reason: Refusal, detail: string): Admission {
  return { kind: 'refused', name, reason, detail }
}

/** What an event calls itself, if it is one. */
export function nameOf(sent: unknown): string | null {
  const name = typeof sent === 'object' && sent !== null && 'name' in sent ? sent.name : null
  return typeof name === 'string' ? soundText(name, 80) : null
}

/** Places and kinds of faults, without the values, which may be a learner's words. */
function summary(issues: readonly { path: readonly PropertyKey[]; code?: string | undefined }[]): string {
  const faults = issues.map(
    ({ path, code }) => `${path.map(String).join('.') || 'event'}: ${code ?? 'wrong'}`,
  )
  return soundText(faults.join('; '), 500)
}
