import type { Actor } from '@banxue/platform/auth/actor'
import { isZone } from '@banxue/platform/events/local-day'
import { momentOf } from '@banxue/platform/events/moment'
import { type Origin, originOf } from '@banxue/platform/events/publish'
import type { SentAct } from '#learning/contract'

/** When a request left its device, by the device's clock, and when it came, by ours. */
export interface Arrival {
  sentAt: Date
  receivedAt: Date
}

/** When and where an act was done, whenever it comes. A zone that does not exist gives way to the session's. */
export function originOfAct(
  actor: Actor,
  { at, zone, ageMs, lastAckAt }: Pick<SentAct, 'at' | 'zone' | 'ageMs' | 'lastAckAt'>,
  { sentAt, receivedAt }: Arrival,
): Origin {
  const moment = momentOf({ at, sentAt, ageMs, lastAckAt }, receivedAt)
  return originOf({ ...actor, zone: isZone(zone) ? zone : actor.zone }, moment)
}
