import type { StepContent } from '#courses/contract'
import type { Answer, Solution } from '#learning/contract'
import { comparable } from './comparable.ts'
import { inAllLanguages } from './in-all-languages.ts'

type PartKind = 'order' | 'match' | 'cloze'

/** A question whose answer has parts that are right or wrong each: items, pairs, gaps. */
export type PartsContent = Extract<StepContent, { kind: PartKind }>
type Of<Kind extends PartKind> = Extract<PartsContent, { kind: Kind }>
type AnswerOf<Kind extends PartKind> = Extract<Answer, { kind: Kind }>

/** Whether one part of an answer is right. */
interface PartVerdict {
  id: string
  isRight: boolean
}

/**
 * Whether an answer has the form that its question asks for: every item once; pairs of known sides, each side once
 * at most; words in a known gap. Pairs and gaps may be left open, but not all of them.
 */
export function fitsParts(content: PartsContent, answer: Answer): boolean {
  if (content.kind === 'order' && answer.kind === 'order')
    return areEachOnce(answer.itemIds, content.items) && answer.itemIds.length === content.items.length
  if (content.kind === 'match' && answer.kind === 'match') {
    const rights = content.pairs.map(({ rightId }) => ({ id: rightId }))
    return (
      answer.pairs.length > 0 &&
      areEachOnce(
        answer.pairs.map(({ id }) => id),
        content.pairs,
      ) &&
      areEachOnce(
        answer.pairs.map(({ rightId }) => rightId),
        rights,
      )
    )
  }
  if (content.kind === 'cloze' && answer.kind === 'cloze')
    return (
      areEachOnce(
        answer.gaps.map(({ id }) => id),
        content.gaps,
      ) && answer.gaps.some(({ text }) => comparable(text) !== '')
    )
  return false
}

function areEachOnce(ids: readonly string[], known: readonly { id: string }[]): boolean {
  const knownIds = new Set(known.map(({ id }) => id))
  return new Set(ids).size === ids.length && ids.every((id) => knownIds.has(id))
}

/**
 * What is right of an answer, part by part: items in the order given, pairs and gaps in the question's own. An item
 * is right in its place; a pair or gap that was left open is wrong. Empty for an answer of another kind.
 */
export function verdictsOn(content: PartsContent, answer: Answer): PartVerdict[] {
  if (content.kind === 'order' && answer.kind === 'order')
    return answer.itemIds.map((id, at) => ({ id, isRight: content.items[at]?.id === id }))
  if (content.kind === 'match' && answer.kind === 'match') return verdictsOnPairs(content, answer)
  if (content.kind === 'cloze' && answer.kind === 'cloze') return verdictsOnGaps(content, answer)
  return []
}

function verdictsOnPairs(content: Of<'match'>, answer: AnswerOf<'match'>): PartVerdict[] {
  const given = new Map(answer.pairs.map(({ id, rightId }) => [id, rightId]))
  return content.pairs.map(({ id, rightId }) => ({ id, isRight: given.get(id) === rightId }))
}

function verdictsOnGaps(content: Of<'cloze'>, answer: AnswerOf<'cloze'>): PartVerdict[] {
  const given = new Map(answer.gaps.map(({ id, text }) => [id, comparable(text)]))
  return content.gaps.map(({ id, accepted }) => ({
    id,
    isRight: accepted.flatMap(inAllLanguages).some((text) => comparable(text) === given.get(id)),
  }))
}

/** The key; of a gap the first words that it takes. */
export function solutionOf(content: PartsContent): Solution {
  switch (content.kind) {
    case 'order':
      return { kind: 'order', itemIds: content.items.map(({ id }) => id) }
    case 'match':
      return { kind: 'match', pairs: content.pairs.map(({ id, rightId }) => ({ id, rightId })) }
    case 'cloze':
      return {
        kind: 'cloze',
        gaps: content.gaps.map(({ id, accepted }) => ({ id, text: accepted[0] ?? {} })),
      }
  }
}
