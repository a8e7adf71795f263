import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Clock } from '@banxue/platform/clock'
import { identityContract, isAllowed } from '#identity/contract'
import { firstHourOf } from './first-hour.ts'
import { saidBy } from './inviting.ts'
import { testMailLimit } from './limits.ts'
import type { Logo } from './logo.ts'
import { isZoneName } from './request.ts'
import type { InvitationStore } from './store/invitations.ts'
import type { LimitStore } from './store/limits.ts'
import type { PeopleStore, Person } from './store/people.ts'
import type { SchoolStore } from './store/school.ts'

export interface SchoolRoutesNeeds {
  clock: Clock
  people: PeopleStore
  school: SchoolStore
  invitations: InvitationStore
  limits: LimitStore
  logo: Logo
  hasSmtp: boolean
  /** Sends a person a mail that tries the mail server; rejects with what that said. */
  sendTest: (person: Person) => Promise<void>
  /** Whether a course can be joined that is not the demo's. */
  hasOwnCourse: () => Promise<boolean>
  /** When the last whole backup was made; null where none is known. */
  backupAt: () => Promise<Date | null>
}

const identity = guarded(identityContract, isAllowed)

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createSchoolRoutes(needs: SchoolRoutesNeeds) {
  const { clock, people, school, limits, logo } = needs
  return {
    changeSchool: identity.changeSchool.handler(async ({ input, errors }) => {
      if (input.zone !== undefined && !isZoneName(input.zone)) throw errors.BAD_ZONE()
      await school.change(input)
      return {}
    }),

    removeLogo: identity.removeLogo.handler(async () => {
      await logo.remove()
      return {}
    }),

    firstHour: identity.firstHour.handler(async () => {
      const [beginning, hasOwnCourse, backupAt, { invited, joined }] = await Promise.all([
        school.beginning(),
        needs.hasOwnCourse(),
        needs.backupAt(),
        needs.invitations.counts(),
      ])
      const facts = { ...beginning, hasOwnCourse, backupAt, invitedCount: invited }
      return {
        items: firstHourOf(facts),
        isAway: beginning.awayAt !== null,
        mailTestedAt: beginning.mailTestedAt,
        backupAt,
        invitedCount: invited,
        joinedCount: joined,
      }
    }),

    putFirstHourAway: identity.putFirstHourAway.handler(async ({ input }) => {
      await school.putFirstHourAway(input.isAway ? clock.now() : null)
      return {}
    }),

    testMail: identity.testMail.handler(async ({ context, errors }) => {
      const { personId } = actorOf(context)
      if (!needs.hasSmtp) throw errors.NO_MAIL()
      const person = await people.byId(personId)
      if (person === null || person.email === null) throw errors.NO_ADDRESS()
      const verdict = await limits.count(`test-mail|${personId}`, testMailLimit, clock.now())
      if (!verdict.isAllowed) throw errors.TOO_MANY({ data: { retryAfterS: verdict.retryAfterS } })
      const to = person.email
      try {
        await needs.sendTest(person)
      } catch (error) {
        return { to, isAccepted: false, said: saidBy(error) }
      }
      await school.mailTested(clock.now())
      return { to, isAccepted: true, said: null }
    }),
  }
}
