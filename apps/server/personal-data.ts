/** Deletes what a holder has of people; safe to ask again. */
type Forget = (personIds: readonly string[]) => Promise<void>

/** Everything outside identity that holds something of people. */
interface Holders {
  spine: { forgetPerson: (personId: string) => Promise<void> }
  learning: { reads: { forgetPeople: Forget } }
  growth: { reads: { forgetPeople: Forget } }
}

/**
 * Where the school keeps something of a person, beside identity: asked by identity when somebody goes.
 *
 * @param holders asked late, because identity is made first
 */
export function personalData(holders: () => Holders): { forget: readonly Forget[] } {
  return {
    forget: [
      async (personIds) => {
        for (const personId of personIds) await holders().spine.forgetPerson(personId)
      },
      (personIds) => holders().learning.reads.forgetPeople(personIds),
      (personIds) => holders().growth.reads.forgetPeople(personIds),
    ],
  }
}
