import type { StepContent } from '#courses/contract'
import type { Answer } from '#learning/contract'
import { comparable } from './comparable.ts'
import { inAllLanguages } from './in-all-languages.ts'
import { numbersIn } from './number-answer.ts'
import { fitsParts, type PartsContent, verdictsOn } from './parts.ts'

type Of<Kind extends string, T extends { kind: string }> = Extract<T, { kind: Kind }>

/** Whether an answer has the form its question asks for; only such an answer is graded. */
export function fits(content: StepContent, answer: Answer): boolean {
  if (hasParts(content)) return fitsParts(content, answer)
  if (content.kind === 'choice' && answer.kind === 'choice') return fitsChoice(content, answer.optionIds)
  if (content.kind === 'text' && answer.kind === 'text') return comparable(answer.text) !== ''
  if (content.kind === 'number' && answer.kind === 'number') return readNumber(content, answer).length > 0
  return content.kind === 'open' && answer.kind === 'open' && answer.text.trim() !== ''
}

/** Right or wrong; null for an open answer, and for an answer to another kind of question. */
export function grade(content: StepContent, answer: Answer): boolean | null {
  if (hasParts(content)) {
    if (content.kind !== answer.kind) return null
    return fitsParts(content, answer) && verdictsOn(content, answer).every(({ isRight }) => isRight)
  }
  if (content.kind === 'choice' && answer.kind === 'choice') {
    const right = content.options.filter((option) => option.isRight)
    const picked = new Set(answer.optionIds)
    return right.length === picked.size && right.every((option) => picked.has(option.id))
  }
  if (content.kind === 'text' && answer.kind === 'text') {
    const given = comparable(answer.text)
    return content.accepted.flatMap(inAllLanguages).some((text) => comparable(text) === given)
  }
  if (content.kind === 'number' && answer.kind === 'number')
    return readNumber(content, answer).some((number) => isWithin(number, content.value, content.tolerance))
  return null
}

/** Whether a question is answered part by part. */
const hasParts = (content: StepContent): content is PartsContent =>
  content.kind === 'order' || content.kind === 'match' || content.kind === 'cloze'

function fitsChoice(content: Of<'choice', StepContent>, optionIds: readonly string[]): boolean {
  const known = new Set(content.options.map((option) => option.id))
  const picked = new Set(optionIds)
  const count = content.form === 'single' ? picked.size === 1 : picked.size > 0
  return count && picked.size === optionIds.length && optionIds.every((id) => known.has(id))
}

const readNumber = (content: Of<'number', StepContent>, answer: Of<'number', Answer>): number[] =>
  numbersIn(answer.text, content.unit === null ? [] : inAllLanguages(content.unit))

/** Ends included; a billionth of the value is forgiven, because 0.1 + 0.2 is not 0.3 in binary. */
function isWithin(number: number, value: number, tolerance: number): boolean {
  return Math.abs(number - value) <= tolerance + 1e-9 * Math.max(1, Math.abs(value))
}
