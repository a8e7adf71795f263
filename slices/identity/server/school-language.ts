import type { Language } from '@banxue/platform/i18n/language'
import type { SchoolStore } from './store/school.ts'

/** Asked with every request of a visitor; an admin's choice shows within a second. */
const freshMs = 1_000

/**
 * In which visitors are spoken to who chose none, from memory for a second. With the database away it is what it was
 * last, or null, which leaves the choice to their browser: a visitor is told what is wrong in some language.
 */
export function createSchoolLanguage(school: Pick<SchoolStore, 'settings'>): () => Promise<Language | null> {
  let last: Language | null = null
  let asked: { at: number; language: Promise<Language | null> } | null = null
  async function ask(): Promise<Language | null> {
    try {
      last = (await school.settings()).language
    } catch {
      // Whatever else the visitor wants of the database fails too, and says so.
    }
    return last
  }
  return () => {
    if (asked === null || performance.now() - asked.at > freshMs)
      asked = { at: performance.now(), language: ask() }
    return asked.language
  }
}
