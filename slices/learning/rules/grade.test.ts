import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StepContent } from '#courses/contract'
import { comparable } from './comparable.ts'
import { feedbackOn } from './feedback.ts'
import { fits, grade } from './grade.ts'
import { numbersIn } from './number-answer.ts'

const en = (text: string) => ({ en: text })
const words = { rightFeedback: en('yes'), wrongFeedback: en('no'), explanation: en('because') }
/** Options `a` (right), `b` and `c`, each with words of its own. */
const choice: StepContent = {
  kind: 'choice',
  form: 'single',
  stem: en('q'),
  options: ['a', 'b', 'c'].map((id) => ({
    id,
    text: en(id),
    isRight: id === 'a',
    feedback: en(`secret feedback of ${id}`),
  })),
  explanation: en('secret explanation'),
}
const openQuestion: StepContent = { kind: 'open', stem: en('q'), modelAnswer: en('secret model answer') }
const multiple: StepContent = {
  kind: 'choice',
  form: 'multiple',
  stem: en('q'),
  options: ['a', 'b', 'c'].map((id) => ({ id, text: en(id), isRight: id !== 'c', feedback: null })),
  explanation: null,
}
const text: StepContent = {
  kind: 'text',
  stem: en('q'),
  accepted: [{ en: 'Café au lait', 'zh-CN': '牛奶，咖啡！' }],
  ...words,
}
const number = (value: number, tolerance = 0): StepContent => ({
  kind: 'number',
  stem: en('q'),
  value,
  tolerance,
  unit: { en: 'km', 'zh-CN': '公里' },
  ...words,
})
const pick = (...optionIds: string[]) => ({ kind: 'choice' as const, optionIds })
const write = (given: string) => ({ kind: 'text' as const, text: given })
const type = (given: string) => ({ kind: 'number' as const, text: given })

test.each([
  [choice, pick('a'), true],
  [choice, pick('b'), false],
  [multiple, pick('b', 'a'), true],
  [multiple, pick('a'), false],
  [multiple, pick('a', 'b', 'c'), false],
  [text, write('  CAFE   au lait '), true],
  [text, write('ｃａｆé　ａｕ ｌａｉｔ'), true],
  [text, write('牛奶,咖啡!'), true],
  [text, write('tea'), false],
  [openQuestion, { kind: 'open' as const, text: 'anything' }, null],
])('case %#: an answer is graded', (content, answer, isRight) => {
  expect(fits(content, answer)).toBe(true)
  expect(grade(content, answer)).toBe(isRight)
})

test.each([
  ['5', 5],
  ['-5', -5],
  ['−5', -5],
  ['+5', 5],
  ['３．１４', 3.14],
  ['3,14', 3.14],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1 234,5', 1234.5],
  ['1’234.5', 1234.5],
  ['１，２３４', 1234],
  ['1.234.567', 1_234_567],
  ['1e3', 1000],
  ['.5', 0.5],
  ['0,123', 0.123],
  ['12 km', 12],
  ['12公里', 12],
])('%s is read as a number', (given, value) => {
  expect(fits(number(value), type(given))).toBe(true)
  expect(grade(number(value), type(given))).toBe(true)
})

test.each([['twelve'], [''], ['1,2,3'], ['12 34'], ['1.2.3'], ['--5'], ['12 miles'], ['1/2']])(
  '%j is no number, and is not taken as an answer',
  (given) => {
    expect(fits(number(12), type(given))).toBe(false)
  },
)

test('a point is never a thousands mark by itself, because a factor of 1000 is a mistake to find', () => {
  expect(grade(number(1234), type('1.234'))).toBe(false)
  expect(grade(number(1.234), type('1,234'))).toBe(true)
})

test.each([
  ['9.5', true],
  ['10.5', true],
  ['10.51', false],
  ['9.49', false],
])('with a tolerance of 0.5 around 10, %s is right: %s', (given, isRight) => {
  expect(grade(number(10, 0.5), type(given))).toBe(isRight)
})

test('the ends of a tolerance count although binary fractions do not add up', () => {
  expect(grade(number(0.2, 0.1), type('0.3'))).toBe(true)
})

test('every number written plainly is read as itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: 0, max: 9999 }),
      (whole, part) => {
        const plain = `${whole}.${part}`
        expect(numbersIn(plain)).toContain(Number(plain))
        expect(numbersIn(plain.replace('.', ','))).toContain(Number(plain))
        expect(numbersIn(whole.toLocaleString('en'))).toContain(whole)
        expect(numbersIn(whole.toLocaleString('de'))).toContain(
          Math.abs(whole) < 1000 || Math.abs(whole) >= 1e6 ? whole : whole / 1000,
        )
      },
    ),
  )
})

test('comparing is a projection: what is comparable stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (given) => {
      expect(comparable(comparable(given))).toBe(comparable(given))
    }),
  )
})

test.each([
  ['a kind that is not the question’s', choice, write('a')],
  ['no option', choice, pick()],
  ['two options of a single choice', choice, pick('a', 'b')],
  ['an option there is not', choice, pick('z')],
  ['an option twice', multiple, pick('a', 'a')],
  ['no words', text, write('   ')],
  ['an empty open answer', openQuestion, { kind: 'open' as const, text: '\n ' }],
  ['any answer to a reading', { kind: 'reading' as const, html: en('') }, write('a')],
])('%s is refused', (_name, content, answer) => {
  expect(fits(content, answer)).toBe(false)
})

test('each picked option says its own words, in the order picked', () => {
  const { options } = feedbackOn(multiple, pick('c', 'a'), { attempts: 1, wasRight: false })
  expect(options).toEqual([
    { id: 'c', isRight: false, feedback: null },
    { id: 'a', isRight: true, feedback: null },
  ])
})

test.each([
  ['a first wrong answer hides the key', pick('b'), { attempts: 1, wasRight: false }, []],
  ['a second too', pick('b'), { attempts: 2, wasRight: false }, []],
  ['a third shows it', pick('b'), { attempts: 3, wasRight: false }, ['a']],
  ['a right answer shows it', pick('a'), { attempts: 1, wasRight: true }, ['a']],
  ['a wrong answer after a right one shows it', pick('b'), { attempts: 2, wasRight: true }, ['a']],
])('%s', (_name, answer, record, key) => {
  expect(feedbackOn(choice, answer, record).rightOptionIds).toEqual(key)
})

test.each([
  [
    'not after a first wrong answer that has words of its own',
    en('no'),
    { attempts: 1, wasRight: false },
    null,
  ],
  [
    'after a first wrong answer without words of its own',
    null,
    { attempts: 1, wasRight: false },
    en('because'),
  ],
  ['after the third wrong answer', en('no'), { attempts: 3, wasRight: false }, en('because')],
  ['not where the answer said it word for word', en('because'), { attempts: 3, wasRight: false }, null],
])('the explanation of a choice comes %s', (_name, feedback, record, explanation) => {
  if (choice.kind !== 'choice') throw new Error('not a choice')
  const options = choice.options.map((option) => ({ ...option, feedback }))
  const content = { ...choice, options, explanation: en('because') }

  expect(feedbackOn(content, pick('b'), record).explanation).toEqual(explanation)
})

test('a short answer hears the words for right or wrong, and the explanation with the key', () => {
  const record = { attempts: 1, wasRight: false }
  expect(feedbackOn(text, write('tea'), record)).toMatchObject({ message: en('no'), explanation: null })
  expect(feedbackOn(number(5), type('5'), record)).toMatchObject({
    message: en('yes'),
    explanation: en('because'),
  })
  expect(feedbackOn(openQuestion, { kind: 'open', text: 'x' }, record)).toMatchObject({
    isRight: null,
    modelAnswer: en('secret model answer'),
  })
})
