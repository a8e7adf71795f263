import { type FirstHourItem, firstHourItems } from '#identity/contract'

/** What the school's rows and files say of its beginning. */
export interface FirstHourFacts {
  name: string | null
  accent: string | null
  logo: string | null
  language: string | null
  /** A course that can be joined, and that is not the demo's. */
  hasOwnCourse: boolean
  mailTestedAt: Date | null
  /** Invitations that were not withdrawn. */
  invitedCount: number
  backupAt: Date | null
}

/** What of the first hour is done: facts count, no click does. */
export function firstHourOf(facts: FirstHourFacts): { id: FirstHourItem; isDone: boolean }[] {
  const done: Record<FirstHourItem, boolean> = {
    name: facts.name !== null,
    colours: facts.accent !== null,
    logo: facts.logo !== null,
    language: facts.language !== null,
    course: facts.hasOwnCourse,
    mail: facts.mailTestedAt !== null,
    invitation: facts.invitedCount > 0,
    backup: facts.backupAt !== null,
  }
  return firstHourItems.map((id) => ({ id, isDone: done[id] }))
}
