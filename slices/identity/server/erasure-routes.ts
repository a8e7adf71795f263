import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Actor } from '@banxue/platform/auth/actor'
import type { Clock } from '@banxue/platform/clock'
import { identityContract, isAllowed } from '#identity/contract'
import type { Erasing } from './erasing.ts'
import { proofLimit } from './limits.ts'
import type { ErasureStore } from './store/erasures.ts'
import type { LimitStore } from './store/limits.ts'
import type { LookStore } from './store/looks.ts'
import type { PeopleStore, Person } from './store/people.ts'
import type { RoleStore } from './store/roles.ts'

const dayMs = 24 * 3_600_000

export interface ErasureRoutesNeeds {
  clock: Clock
  erasures: ErasureStore
  erasing: Erasing
  /** Days in which somebody may change their mind. */
  erasureDays: number
  limits: LimitStore
  looks: LookStore
  people: PeopleStore
  roleStore: RoleStore
  /** Whether the proof is the account's own; a code is used up. */
  isProved: (person: Person, proof: Proof, headers: Headers) => Promise<boolean>
  /** Says by mail that an account will be deleted, and how to keep it; where mails are sent. */
  sendErasureNotice: (person: Person, dueAt: Date) => Promise<void>
}

export interface Proof {
  password?: string | undefined
  code?: string | undefined
}

const identity = guarded(identityContract, isAllowed)

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createErasureRoutes(needs: ErasureRoutesNeeds) {
  return { ...ownErasure(needs), ...erasureByStaff(needs) }
}

function ownErasure(needs: ErasureRoutesNeeds) {
  const { clock, erasures, erasing, limits, people, roleStore } = needs
  return {
    requestErasure: identity.requestErasure.handler(async ({ context, errors }) => {
      const person = await people.byId(actorOf(context).personId)
      if (person === null) throw errors.NOT_FOUND()
      if (person.simulated) throw errors.DEMO_PERSON()
      if (await roleStore.isLastAdmin(person.id)) throw errors.LAST_ADMIN()
      return requestFor(needs, person, person.id)
    }),

    cancelErasure: identity.cancelErasure.handler(async ({ context }) => {
      await erasures.cancel(actorOf(context).personId)
      return {}
    }),

    eraseNow: identity.eraseNow.handler(async ({ input, context, errors }) => {
      const actor = actorOf(context)
      const verdict = await limits.count(`erase|${actor.personId}`, proofLimit, clock.now())
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      const person = await people.byId(actor.personId)
      if (person === null) throw errors.NOT_FOUND()
      if (person.simulated) throw errors.DEMO_PERSON()
      if (await roleStore.isLastAdmin(person.id)) throw errors.LAST_ADMIN()
      if (!(await isSure(needs, person, input, context.headers))) throw errors.WRONG_PROOF()
      await erasures.request(person.id, person.id, clock.now(), clock.now())
      if ((await erasing.remove(person.id)) === 'last_admin') {
        await erasures.cancel(person.id)
        throw errors.LAST_ADMIN()
      }
      return {}
    }),
  }
}

/** A guest has nothing to prove with but the session, and gives nothing. */
async function isSure(
  { isProved }: ErasureRoutesNeeds,
  person: Person,
  proof: Proof,
  headers: Headers,
): Promise<boolean> {
  if (person.kind === 'member') return isProved(person, proof, headers)
  return proof.password === undefined && proof.code === undefined
}

function erasureByStaff(needs: ErasureRoutesNeeds) {
  const { clock, erasures, erasing, looks, people } = needs
  return {
    erasePerson: identity.erasePerson.handler(async ({ input, context, errors }) => {
      const actor: Actor = actorOf(context)
      if (input.id === actor.personId) throw errors.OWN_ACCOUNT()
      const person = await people.byId(input.id)
      if (person === null || person.kind !== 'member') throw errors.NOT_FOUND()
      if (person.simulated) throw errors.DEMO_PERSON()
      await looks.record({ by: actor, purpose: 'erasure' }, [person.id], clock.now())
      if (!input.isNow) {
        await requestFor(needs, person, actor.personId)
        return {}
      }
      await erasures.request(person.id, actor.personId, clock.now(), clock.now())
      if ((await erasing.remove(person.id)) === 'last_admin') {
        await erasures.cancel(person.id)
        throw errors.LAST_ADMIN()
      }
      return {}
    }),
  }
}

async function requestFor(
  { clock, erasures, erasureDays, sendErasureNotice }: ErasureRoutesNeeds,
  person: Person,
  by: string,
) {
  const now = clock.now()
  const before = await erasures.coming(person.id)
  if (before !== null) return before
  const dueAt = new Date(now.getTime() + erasureDays * dayMs)
  await erasures.request(person.id, by, now, dueAt)
  await sendErasureNotice(person, dueAt)
  return { requestedAt: now, dueAt, isByStaff: by !== person.id }
}
