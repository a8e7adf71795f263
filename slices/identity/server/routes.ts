import type { Actor } from '@banxue/platform/auth/actor'
import { actorOf, guarded } from '@banxue/platform/api/guard'
import { type Origin, originOf } from '@banxue/platform/events/publish'
import { identityContract, isAllowed, PersonId, type Role } from '#identity/contract'
import { cookieLine, type CookieNames, readCookies } from './cookies.ts'
import { demoNames } from './demo.ts'
import { createErasureRoutes, type ErasureRoutesNeeds } from './erasure-routes.ts'
import type { IdentityNeeds } from './index.ts'
import { claimLimit, guestLimit } from './limits.ts'
import { isLoopback, isZoneName, languageOf, networkOf, visitorOf, zoneOf } from './request.ts'
import { me } from './me.ts'
import { createInvitationRoutes, type InvitationRoutesNeeds } from './invitation-routes.ts'
import { createMyDataRoutes, type MyDataNeeds } from './my-data-routes.ts'
import { createSchoolRoutes, type SchoolRoutesNeeds } from './school-routes.ts'
import type { DemoStore } from './store/demo.ts'
import type { GuestStore } from './store/guests.ts'
import type { LimitStore } from './store/limits.ts'
import type { PeopleStore } from './store/people.ts'
import type { RoleStore } from './store/roles.ts'
import type { SchoolStore } from './store/school.ts'
import type { SessionStore } from './store/sessions.ts'
import { newToken } from './token.ts'

/** How long a guest's browser keeps its cookie; a guest idle for 30 days is deleted anyway. */
const guestCookieS = 90 * 24 * 3600

export interface IdentityRoutesNeeds
  extends MyDataNeeds, ErasureRoutesNeeds, SchoolRoutesNeeds, InvitationRoutesNeeds {
  names: CookieNames
  people: PeopleStore
  roleStore: RoleStore
  guests: GuestStore
  sessions: SessionStore
  school: SchoolStore
  demoStore: DemoStore
  limits: LimitStore
  hasSmtp: boolean
  demo: IdentityNeeds['demo']
  /** `Set-Cookie` lines that renew the session of these headers, where it is due. */
  renewSession: (headers: Headers) => Promise<readonly string[]>
  /** `Set-Cookie` line of a new session for a person. */
  openSession: (personId: string, userAgent: string) => Promise<string>
  /** False where there is a password already. */
  setPassword: (password: string, headers: Headers) => Promise<boolean>
}

const identity = guarded(identityContract, isAllowed)

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createIdentityRoutes(needs: IdentityRoutesNeeds) {
  return {
    ...ownRoutes(needs),
    ...demoRoutes(needs),
    ...adminRoutes(needs),
    ...createMyDataRoutes(needs),
    ...createErasureRoutes(needs),
    ...createSchoolRoutes(needs),
    ...createInvitationRoutes(needs),
  }
}

function ownRoutes(needs: IdentityRoutesNeeds) {
  const { clock, names, people, guests, sessions, limits } = needs
  return {
    me: identity.me.handler(async ({ context }) => {
      const { actor, headers, resHeaders } = context
      if (actor?.kind === 'member') {
        for (const line of await needs.renewSession(headers)) resHeaders.append('set-cookie', line)
        if (readCookies(headers).has(names.guest) && !actor.simulated)
          resHeaders.append('set-cookie', cookieLine(names.guest, '', 0, names.isSecure))
      }
      return me(needs, actor, headers)
    }),

    becomeGuest: identity.becomeGuest.handler(async ({ input, context, errors }) => {
      const { actor, headers, resHeaders } = context
      if (actor !== null) return { personId: PersonId.parse(actor.personId) }
      if (!isZoneName(input.zone)) throw errors.BAD_ZONE()
      const now = clock.now()
      const verdict = await limits.count(`guest|${networkOf(headers)}`, guestLimit, now)
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      const token = newToken()
      const visitorId = visitorOf(headers)
      const id = await guests.make({ language: input.language, zone: input.zone, visitorId }, token, now)
      resHeaders.append('set-cookie', cookieLine(names.guest, token, guestCookieS, names.isSecure))
      return { personId: PersonId.parse(id) }
    }),

    whoIsGone: identity.whoIsGone.handler(async ({ input }) => {
      const known = await people.known(input.personIds)
      return { personIds: input.personIds.filter((id) => !known.has(id)) }
    }),

    changeProfile: identity.changeProfile.handler(async ({ input, context, errors }) => {
      if (input.zone !== undefined && !isZoneName(input.zone)) throw errors.BAD_ZONE()
      await people.change(actorOf(context).personId, input)
      return {}
    }),

    setPassword: identity.setPassword.handler(async ({ input, context, errors }) => {
      if (!(await needs.setPassword(input.password, context.headers))) throw errors.HAS_PASSWORD()
      return {}
    }),

    listSessions: identity.listSessions.handler(async ({ context }) => {
      const actor = actorOf(context)
      return sessions.list(actor.personId, actor.sessionId, clock.now())
    }),

    endSession: identity.endSession.handler(async ({ input, context, errors }) => {
      if (!(await sessions.end(actorOf(context).personId, input.id))) throw errors.NOT_FOUND()
      return {}
    }),
  }
}

function demoRoutes({ clock, demo, demoStore, openSession }: IdentityRoutesNeeds) {
  const mayEnter = (headers: Headers) => demo.isOn() && isLoopback(headers)
  return {
    enterDemo: identity.enterDemo.handler(async ({ input, context, errors }) => {
      const { headers, resHeaders } = context
      if (!mayEnter(headers)) throw errors.NOT_A_DEMO()
      const language = languageOf(headers)
      const name = demoNames[language][input.role]
      const zone = zoneOf(headers, 'UTC')
      const id = await demoStore.person({ role: input.role, name, language, zone }, clock.now())
      await demo.welcome?.(input.role, id)
      resHeaders.append('set-cookie', await openSession(id, headers.get('user-agent') ?? ''))
      return {}
    }),

    demoMailbox: identity.demoMailbox.handler(async ({ context, errors }) => {
      if (!mayEnter(context.headers)) throw errors.NOT_A_DEMO()
      return demoStore.mails()
    }),
  }
}

function adminRoutes({ clock, people, roleStore, school, looks, limits }: IdentityRoutesNeeds) {
  const by = (actor: Actor): Origin => originOf(actor, clock.now())
  return {
    claimAdmin: identity.claimAdmin.handler(async ({ input, context, errors }) => {
      const actor = actorOf(context)
      const verdict = await limits.count(`claim|${actor.personId}`, claimLimit, clock.now())
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      if (!(await school.claimAdmin(input.token, actor.personId, by(actor)))) throw errors.BAD_TOKEN()
      return {}
    }),

    listPeople: identity.listPeople.handler(async ({ input, context }) => {
      const page = await people.search(input.search, input.after ?? null)
      const ids = page.people.map(({ id }) => id)
      await looks.record({ by: actorOf(context), purpose: 'people' }, ids, clock.now())
      return page
    }),

    changeRoles: identity.changeRoles.handler(async ({ input, context, errors }) => {
      // Everybody with an account is a learner.
      const roles: Role[] = [...new Set<Role>(['learner', ...input.roles])]
      switch (await roleStore.setRoles(input.id, roles, by(actorOf(context)))) {
        case 'changed':
          return {}
        case 'last_admin':
          throw errors.LAST_ADMIN()
        case 'unknown':
          throw errors.NOT_FOUND()
      }
    }),
  }
}
