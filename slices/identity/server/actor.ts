import { countryHeader } from '@banxue/platform/api/http'
import type { Actor } from '@banxue/platform/auth/actor'
import type { Clock } from '@banxue/platform/clock'
import { originOf } from '@banxue/platform/events/publish'
import { type CookieNames, readCookies } from './cookies.ts'
import { zoneOf } from './request.ts'
import type { GuestStore } from './store/guests.ts'
import type { Holder, SessionStore } from './store/sessions.ts'
import { openToken } from './token.ts'

/** A person's and a session's "last seen" are written at most this often. */
const touchMs = 5 * 60_000

interface ActorNeeds {
  clock: Clock
  secret: string
  names: CookieNames
  sessions: SessionStore
  guests: GuestStore
}

/**
 * Who is asking. One query by a unique key; a member's cookie must bear the school's signature first.
 * A guest's cookie beside a member's is settled on the way: the guest merges into the account.
 */
export function createResolveActor({ clock, secret, names, sessions, guests }: ActorNeeds) {
  return async function resolveActor(headers: Headers): Promise<Actor | null> {
    const cookies = readCookies(headers)
    const guestToken = cookies.get(names.guest)
    const token = openToken(cookies.get(names.session), secret)
    const at = clock.now()
    const member = token === null ? null : await sessions.member(token, at)
    const holder = member ?? (guestToken === undefined ? null : await sessions.guest(guestToken))
    if (holder === null) return null
    if (at.getTime() - holder.seenAt.getTime() >= touchMs) await sessions.touch(holder, at)
    const actor = actorFrom(holder, headers)
    // A simulated person takes over nobody: the guest stays one and is there again after the demo.
    if (member !== null && guestToken !== undefined && !member.simulated)
      await guests.merge(guestToken, member.personId, originOf(actor, at))
    return actor
  }
}

function actorFrom(holder: Holder, headers: Headers): Actor {
  return {
    personId: holder.personId,
    kind: holder.kind,
    roles: holder.roles,
    simulated: holder.simulated,
    language: holder.language,
    zone: zoneOf(headers, holder.zone),
    country: headers.get(countryHeader),
    sessionId: holder.sessionId,
  }
}
