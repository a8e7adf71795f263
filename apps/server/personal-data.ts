import type { ExportOf } from '@banxue/platform/export-table'

/** Deletes what a holder has of people; safe to ask again. */
type Forget = (personIds: readonly string[]) => Promise<void>

interface PersonalData {
  forget: readonly Forget[]
  exportOf: readonly ExportOf[]
}

/** Everything outside identity that holds something of people. */
interface Holders {
  spine: { forgetPerson: (personId: string) => Promise<void>; exportOf: ExportOf }
  courses: { reads: { exportOf: ExportOf } }
  learning: { reads: { forgetPeople: Forget; exportOf: ExportOf } }
  growth: { reads: { forgetPeople: Forget; exportOf: ExportOf } }
  retention: { reads: { forgetPeople: Forget; exportOf: ExportOf } }
}

/**
 * Where the school keeps something of a person, beside identity: asked by identity when somebody wants a copy, and
 * when they go. What courses keep goes by itself, with the person's row.
 *
 * @param holders asked late, because identity is made first
 */
export function personalData(holders: () => Holders): PersonalData {
  return {
    forget: [
      async (personIds) => {
        for (const personId of personIds) await holders().spine.forgetPerson(personId)
      },
      (personIds) => holders().learning.reads.forgetPeople(personIds),
      (personIds) => holders().growth.reads.forgetPeople(personIds),
      (personIds) => holders().retention.reads.forgetPeople(personIds),
    ],
    exportOf: [
      (personId) => holders().courses.reads.exportOf(personId),
      (personId) => holders().learning.reads.exportOf(personId),
      (personId) => holders().growth.reads.exportOf(personId),
      (personId) => holders().retention.reads.exportOf(personId),
      (personId) => holders().spine.exportOf(personId),
    ],
  }
}
