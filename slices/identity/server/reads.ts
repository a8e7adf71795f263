import type { Clock } from '@banxue/platform/clock'
import { type Consents, Purpose } from '#identity/contract'
import type { Look } from './look.ts'
import type { Mails } from './school-mails.ts'
import type { ConsentStore } from './store/consents.ts'
import type { LookStore } from './store/looks.ts'
import type { PeopleStore, Person } from './store/people.ts'
import type { RegistrationStore, SimulatedPerson } from './store/registrations.ts'
import type { School, SchoolStore } from './store/school.ts'
import { createSchoolLanguage } from './school-language.ts'
import { newToken } from './token.ts'

interface ReadsNeeds {
  clock: Clock
  people: PeopleStore
  school: SchoolStore
  consents: ConsentStore
  looks: LookStore
  registrations: RegistrationStore
  mails: Pick<Mails, 'hasMail' | 'sendMail'>
}

/** What the composition root hands to other slices, the simulator and the start of the school. */
export function createReads(needs: ReadsNeeds) {
  const { clock, people, school, consents, looks, registrations, mails } = needs
  return {
    hasMail: mails.hasMail,
    sendMail: mails.sendMail,
    /** A person, or null where there is none by this id (any more). */
    person: (id: string): Promise<Person | null> => people.byId(id),
    /**
     * The door through which staff are given names, by id; absent where there is no such person (any more). What is
     * asked here can be seen by its people: who looked, when and why.
     */
    async names(ids: readonly string[], look: Look): Promise<ReadonlyMap<string, string>> {
      await looks.record(look, ids, clock.now())
      return people.names(ids)
    },
    /** The guests who became this person by signing in. */
    guestsOf: (personId: string): Promise<string[]> => people.guestsOf(personId),
    /** To what a person agrees, from this instant. */
    consents: (personId: string): Promise<Consents> => consents.of(personId),
    /** Whether a person agrees to a purpose, at this instant; to one that the school does not know nobody does. */
    async agrees(personId: string, purpose: string): Promise<boolean> {
      const known = Purpose.safeParse(purpose)
      return known.success && (await consents.of(personId))[known.data]
    },
    /** Registered learners who are no staff. */
    learnerCounts: (): Promise<{ real: number; simulated: number }> => people.learnerCounts(),
    /** In which visitors are spoken to who chose none; from memory for a second. */
    schoolLanguage: createSchoolLanguage(school),
    /** The school's name, zone and look. */
    school: (): Promise<School> => school.settings(),

    /** A fresh one-time link, `/claim?token=…`, while the school has no admin; then null. Valid for 7 days. */
    async adminLink(publicUrl: string): Promise<string | null> {
      if (await school.hasAdmin()) return null
      const token = newToken()
      await school.addAdminLink(token, clock.now())
      return new URL(`/claim?token=${token}`, publicUrl).href
    },

    /** Makes a registered learner who is marked as simulated, at a moment of the past; answers the id. */
    registerSimulated: (person: SimulatedPerson): Promise<string> => registrations.registerSimulated(person),
    /** Deletes every simulated person, the demo's own included; answers how many. */
    clearSimulated: (): Promise<number> => registrations.clearSimulated(),
  }
}
