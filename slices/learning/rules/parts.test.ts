import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Answer, Solution } from '#learning/contract'
import { feedbackOn } from './feedback.ts'
import { fits, grade } from './grade.ts'
import { type PartsContent, solutionOf } from './parts.ts'

const en = (text: string) => ({ en: text })
const words = { rightFeedback: en('yes'), wrongFeedback: en('no'), explanation: en('because') }
const order: PartsContent = {
  kind: 'order',
  stem: en('q'),
  items: ['a', 'b', 'c'].map((id) => ({ id, text: en(id) })),
  ...words,
}
const match: PartsContent = {
  kind: 'match',
  stem: en('q'),
  pairs: ['a', 'b', 'c'].map((id) => ({ id, left: en(id), rightId: `r${id}`, right: en(`right of ${id}`) })),
  ...words,
}
const cloze: PartsContent = {
  kind: 'cloze',
  text: en('<p><span data-gap="a"></span> and <span data-gap="b"></span></p>'),
  gaps: [
    { id: 'a', accepted: [{ en: 'to go', 'zh-CN': '带走' }, en('take away')] },
    { id: 'b', accepted: [en('Café')] },
  ],
  ...words,
}
const arranges = (...itemIds: string[]): Answer => ({ kind: 'order', itemIds })
const pairs = (...all: [string, string][]): Answer => ({
  kind: 'match',
  pairs: all.map(([id, rightId]) => ({ id, rightId })),
})
const fills = (...all: [string, string][]): Answer => ({
  kind: 'cloze',
  gaps: all.map(([id, text]) => ({ id, text })),
})

test.each([
  [order, arranges('a', 'b', 'c'), true],
  [order, arranges('a', 'c', 'b'), false],
  [match, pairs(['c', 'rc'], ['a', 'ra'], ['b', 'rb']), true],
  [match, pairs(['a', 'rb'], ['b', 'ra'], ['c', 'rc']), false],
  [match, pairs(['a', 'ra'], ['b', 'rb']), false],
  [cloze, fills(['b', 'ｃａｆé'], ['a', ' TO  go ']), true],
  [cloze, fills(['a', '带走'], ['b', 'cafe']), true],
  [cloze, fills(['a', 'take away'], ['b', 'tea']), false],
  [cloze, fills(['a', 'to go']), false],
])('case %#: an answer of parts is graded', (content, answer, isRight) => {
  expect(fits(content, answer)).toBe(true)
  expect(grade(content, answer)).toBe(isRight)
})

test.each([
  ['an order that lacks an item', order, arranges('a', 'b')],
  ['an order with an item twice', order, arranges('a', 'b', 'b')],
  ['an order with an item there is not', order, arranges('a', 'b', 'z')],
  ['no pair', match, pairs()],
  ['a left side twice', match, pairs(['a', 'ra'], ['a', 'rb'])],
  ['a right side twice', match, pairs(['a', 'ra'], ['b', 'ra'])],
  ['a side there is not', match, pairs(['a', 'rz'])],
  ['no words in any gap', cloze, fills(['a', ' '], ['b', ''])],
  ['a gap there is not', cloze, fills(['z', 'to go'])],
  ['a gap twice', cloze, fills(['a', 'to go'], ['a', 'x'])],
  ['another kind', cloze, arranges('a', 'b')],
])('%s is refused', (_name, content, answer) => {
  expect(fits(content, answer)).toBe(false)
  expect(grade(content, answer)).not.toBe(true)
})

test('each part is told to be right or wrong, and the key waits for the third try', () => {
  const first = { attempts: 1, wasRight: false }
  const wrong = arranges('b', 'a', 'c')
  expect(feedbackOn(order, wrong, first)).toMatchObject({
    isRight: false,
    options: [
      { id: 'b', isRight: false },
      { id: 'a', isRight: false },
      { id: 'c', isRight: true },
    ],
    message: en('no'),
    explanation: null,
    solution: null,
  })
  expect(feedbackOn(order, wrong, { attempts: 3, wasRight: false })).toMatchObject({
    explanation: en('because'),
    solution: { kind: 'order', itemIds: ['a', 'b', 'c'] },
  })
  expect(feedbackOn(cloze, fills(['a', 'to go']), first).options).toEqual([
    { id: 'a', isRight: true, feedback: null },
    { id: 'b', isRight: false, feedback: null },
  ])
})

const id = fc.string({ minLength: 1, maxLength: 6 })
const text = fc.record({ en: fc.string({ minLength: 1 }).filter((one) => one.trim() !== '') })
const said = fc.constant(words)
const distinct = <T>(
  one: fc.Arbitrary<T>,
  key: (value: T) => unknown,
  minLength: number,
  maxLength: number,
) => fc.uniqueArray(one, { minLength, maxLength, selector: key })
const questions: fc.Arbitrary<PartsContent> = fc.oneof(
  fc
    .tuple(
      distinct(fc.record({ id, text }), (item) => item.id, 2, 12),
      text,
      said,
    )
    .map(([items, stem, rest]) => ({ kind: 'order' as const, stem, items, ...rest })),
  fc
    .tuple(
      distinct(fc.record({ id, left: text, right: text }), (pair) => pair.id, 2, 10),
      text,
      said,
    )
    .map(([all, stem, rest]) => ({
      kind: 'match' as const,
      stem,
      pairs: all.map((pair) => ({ ...pair, rightId: `r${pair.id}` })),
      ...rest,
    })),
  fc
    .tuple(
      distinct(
        fc.record({ id, accepted: fc.array(text, { minLength: 1, maxLength: 3 }) }),
        (gap) => gap.id,
        1,
        20,
      ),
      text,
      said,
    )
    .map(([gaps, stem, rest]) => ({ kind: 'cloze' as const, text: stem, gaps, ...rest })),
)
/** The key, handed in as an answer. */
function keyOf(content: PartsContent): Answer {
  const solution = solutionOf(content)
  if (solution.kind !== 'cloze') return solution
  return { kind: 'cloze', gaps: solution.gaps.map((gap) => ({ id: gap.id, text: gap.text.en ?? '' })) }
}
const isComparable = ({ kind, ...answer }: Answer) =>
  kind !== 'cloze' || ('gaps' in answer && answer.gaps.every((gap) => /[a-z0-9]/i.test(gap.text)))

test('the key is right, whatever the question', () => {
  fc.assert(
    fc.property(questions, (content) => {
      const answer = keyOf(content)
      fc.pre(isComparable(answer))
      expect(fits(content, answer)).toBe(true)
      expect(grade(content, answer)).toBe(true)
      expect(Solution.parse(solutionOf(content))).toEqual(solutionOf(content))
    }),
  )
})

test('of all orders of the items one is right', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), (itemIds) => {
      expect(grade(order, arranges(...itemIds))).toBe(itemIds.join('') === 'abc')
    }),
  )
})

test('whatever is sent as an answer, grading throws nothing, and what does not fit is never right', () => {
  const loose = fc.oneof(id, fc.constantFrom('a', 'b', 'c', 'ra', '__proto__', 'constructor', ''))
  const hostile = fc.oneof(
    fc.array(loose, { maxLength: 12 }).map((itemIds): Answer => ({ kind: 'order', itemIds })),
    fc
      .array(fc.record({ id: loose, rightId: loose }), { maxLength: 10 })
      .map((all): Answer => ({ kind: 'match', pairs: all })),
    fc
      .array(fc.record({ id: loose, text: fc.string({ unit: 'binary' }) }), { maxLength: 20 })
      .map((gaps): Answer => ({ kind: 'cloze', gaps })),
    fc.string().map((given): Answer => ({ kind: 'text', text: given })),
    fc.array(loose).map((optionIds): Answer => ({ kind: 'choice', optionIds })),
  )
  fc.assert(
    fc.property(
      fc.oneof(questions, fc.constantFrom(order, match, cloze)),
      hostile,
      fc.nat(4),
      (content, answer, attempts) => {
        const isFit = fits(content, answer)
        const { isRight, options } = feedbackOn(content, answer, { attempts, wasRight: false })
        if (!isFit) expect(isRight).not.toBe(true)
        if (isRight === true) expect(options.every((part) => part.isRight)).toBe(true)
        expect(() => Answer.safeParse(answer)).not.toThrow()
      },
    ),
    { numRuns: 500 },
  )
})
