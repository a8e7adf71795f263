import type { Transaction } from 'kysely'
import type { EventType } from './define.ts'

/** A row of the log as a reader sees it; the payload is lifted to the version that the code defines. */
export interface LogEvent {
  id: string
  name: string
  version: number
  actorId: string | null
  subjectId: string | null
  occurredAt: Date
  receivedAt: Date
  /** IANA zone of the device. */
  zone: string
  /** `YYYY-MM-DD` in `zone`. */
  localDay: string
  simulated: boolean
  sessionId: string | null
  /** `region`; of telemetry also `visitorId`, `device`, and where a device clock was wrong `offsetMs` and `rawAt`. */
  context: Readonly<Record<string, unknown>>
  payload: Readonly<Record<string, unknown>>
}

/** What a slice does when facts and telemetry of these kinds arrive. */
export interface Handler<Tables> {
  /** `slice.verb_noun`, unique and for ever: the position is kept under it. A new name reads from the beginning. */
  name: string
  events: readonly EventType[]
  /**
   * Does the effect in the transaction that also moves the position: both, or neither.
   * Events come in log order, at least once; `occurredAt` may be anything. Throwing stops the reader at
   * this place: it tries again, with growing delays, until the effect succeeds.
   */
  handle(tx: Transaction<Tables>, events: readonly LogEvent[]): Promise<void>
}

/** A handler whose tables are its own business. */
export interface AnyHandler extends Omit<Handler<unknown>, 'handle'> {
  handle(tx: never, events: readonly LogEvent[]): Promise<void>
}
