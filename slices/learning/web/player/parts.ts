import type { Answer, Feedback } from '#learning/contract'
import type { ContentOf } from './question.ts'

/** The items in the order that the learner has them in; what an older draft does not know comes last. */
export function itemsShown({ items }: ContentOf<'order'>, answer: Answer): ContentOf<'order'>['items'] {
  const said = answer.kind === 'order' ? answer.itemIds : []
  const known = said.flatMap((id) => items.find((item) => item.id === id) ?? [])
  return [...known, ...items.filter((item) => !known.includes(item))]
}

/** The list with one item at another place; a place beyond an end is that end. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
  const rest = all.filter((_, at) => at !== from)
  const place = Math.min(Math.max(0, to), rest.length)
  return [...rest.slice(0, place), ...all.slice(from, from + 1), ...rest.slice(place)]
}

/** The pairs after one more, or another one: a right side belongs to one left side at a time. */
export function paired(answer: Answer, id: string, rightId: string): Answer {
  const pairs = answer.kind === 'match' ? answer.pairs : []
  const others = pairs.filter((pair) => pair.id !== id && pair.rightId !== rightId)
  return { kind: 'match', pairs: [...others, { id, rightId }] }
}

/** The first left side after this one, round the end, that has no right side yet; null where all have. */
export function nextOpen(
  lefts: readonly { id: string }[],
  answer: Answer,
  after: string | null,
): string | null {
  const taken = new Set(answer.kind === 'match' ? answer.pairs.map(({ id }) => id) : [])
  const at = lefts.findIndex(({ id }) => id === after) + 1
  const inTurn = [...lefts.slice(at), ...lefts.slice(0, at)]
  return inTurn.find(({ id }) => !taken.has(id))?.id ?? null
}

/** The words in the gaps after a change in one. */
export function filled(answer: Answer, id: string, text: string): Answer {
  const gaps = answer.kind === 'cloze' ? answer.gaps : []
  return { kind: 'cloze', gaps: [...gaps.filter((gap) => gap.id !== id), { id, text }] }
}

/** Whether a part is right, where that is known. */
export const verdictOnPart = (feedback: Feedback | null, id: string): boolean | null =>
  feedback?.options.find((part) => part.id === id)?.isRight ?? null

/** How a part looks: undefined while nothing is known. */
export const lookOf = (isRight: boolean | null): 'right' | 'wrong' | undefined =>
  isRight === null ? undefined : isRight ? 'right' : 'wrong'
