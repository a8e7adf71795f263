import { expect, test } from 'vitest'
import { StepContent, UnitRevision } from '#courses/contract'
import { StepView } from '#learning/contract'
import { open, reading, Shelf, single } from './testing.ts'
import { stepState, stepView } from './views.ts'

const en = (text: string) => ({ en: text })
const feedback = { rightFeedback: en('secret'), wrongFeedback: en('secret'), explanation: en('secret') }
const contents: StepContent[] = [
  reading('r').content,
  single('q').content,
  open('o').content,
  { kind: 'text', stem: en('q'), accepted: [en('secret')], ...feedback },
  { kind: 'number', stem: en('q'), value: 987_654, tolerance: 123_456, unit: en('km'), ...feedback },
  {
    kind: 'order',
    stem: en('q'),
    items: ['x1', 'x2', 'x3', 'x4'].map((id) => ({ id, text: en(id) })),
    ...feedback,
  },
  {
    kind: 'match',
    stem: en('q'),
    pairs: ['y1', 'y2', 'y3'].map((id) => ({ id, left: en(id), rightId: `z${id}`, right: en(`z${id}`) })),
    ...feedback,
  },
  {
    kind: 'cloze',
    text: en('<span data-gap="a"></span>'),
    gaps: [{ id: 'a', accepted: [en('secret')] }],
    ...feedback,
  },
  { kind: 'video', mediaId: '00000000-0000-4000-8000-000000000001', durationS: 60, words: null },
]

const page = new Shelf()
const course = page.publish('c', [
  { key: 'u', steps: contents.map((content, index) => ({ key: `${index}`, content })) },
])
const revision = UnitRevision.parse(await page.revision(course.outline.modules[0]?.units[0]?.revision ?? ''))

test('no key, feedback or model answer is in what is shown before answering', () => {
  for (const step of revision.steps) {
    const shown = stepView(step, new Map())
    expect(JSON.stringify(shown)).not.toMatch(/secret|isRight|accepted|987654|123456|tolerance/)
    expect(StepView.strict().parse(shown)).toEqual(shown)
  }
})

test('every kind of step is among those that are looked at', () => {
  const kinds = StepContent.def.options.map((option) => option.shape.kind.value)
  expect(contents.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted())
})

test('neither items nor right sides are shown in their right order, and all of them are', () => {
  const shown = revision.steps.map((step) => stepView(step, new Map()).content)
  const idsOf = (all: readonly { id: string }[] = []) => all.map(({ id }) => id)
  const order = idsOf(shown.find((one) => one.kind === 'order')?.items)
  const rights = idsOf(shown.find((one) => one.kind === 'match')?.rights)

  expect(order).not.toEqual(['x1', 'x2', 'x3', 'x4'])
  expect(order.toSorted()).toEqual(['x1', 'x2', 'x3', 'x4'])
  expect(rights).not.toEqual(['zy1', 'zy2', 'zy3'])
  expect(rights.toSorted()).toEqual(['zy1', 'zy2', 'zy3'])
})

test('what is drafted reveals nothing, and what was answered only its own words', () => {
  const choice = revision.steps[1]
  if (choice === undefined) throw new Error('the unit has a choice')
  const at = new Date('2026-03-01')
  const pick = (id: string) => ({ kind: 'choice' as const, optionIds: [id] })
  const drafted = stepState(choice, {
    progress: undefined,
    lastAttempt: undefined,
    drafts: [{ value: pick('b'), at, sessionId: 's' }],
  })
  const answered = stepState(choice, {
    progress: undefined,
    lastAttempt: { answer: pick('b'), attempts: 1, wasRight: false },
    drafts: [],
  })

  expect(JSON.stringify(drafted)).not.toMatch(/secret|isRight/)
  expect(drafted.draft).toEqual({ answer: pick('b'), savedAt: at, canUndo: false })
  expect(answered.lastFeedback?.options).toEqual([
    { id: 'b', isRight: false, feedback: en('secret feedback of b') },
  ])
  expect(answered.lastFeedback?.rightOptionIds).toEqual([])
})

test('an answer that no longer fits its question, after a new version, is not shown, but counts', () => {
  const choice = revision.steps[1]
  if (choice === undefined) throw new Error('the unit has a choice')
  const answer = { kind: 'text' as const, text: 'from an older form of the question' }
  const state = stepState(choice, {
    progress: undefined,
    lastAttempt: { answer, attempts: 2, wasRight: true },
    drafts: [],
  })

  expect(state).toMatchObject({ attemptCount: 2, lastAnswer: null, lastFeedback: null })
})
