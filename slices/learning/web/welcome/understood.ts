import type { Localized } from '@banxue/platform/i18n/language'
import type { UnitView } from '#learning/contract'
import { stateOf } from '../player/unit-flow.ts'

/** Right answers that are recalled; the recap has the rest of the room. */
const mostAnswers = 2

/** Something that was understood: a question answered right, by its words, or a sentence of a recap. */
export type Understood = { kind: 'answered'; stem: Localized } | { kind: 'recap'; sentence: Localized }

/** What somebody had understood when they left, the nearest first: the last right answers of the unit, then the recap. */
export function understoodIn(view: UnitView | undefined, recap: readonly Localized[]): Understood[] {
  const answered = (view?.steps ?? [])
    .toReversed()
    .flatMap(({ id, content }) =>
      'stem' in content && view !== undefined && stateOf(view, id)?.lastFeedback?.isRight === true
        ? [{ kind: 'answered' as const, stem: content.stem }]
        : [],
    )
  return [
    ...answered.slice(0, mostAnswers),
    ...recap.map((sentence) => ({ kind: 'recap' as const, sentence })),
  ]
}
