import { expect, test } from 'vitest'
import { ReceiptEntry } from '#learning/contract'
import { daysOf } from './lines.ts'

let count = 0
const entry = (what: ReceiptEntry['what'], rest: object = {}): ReceiptEntry =>
  ReceiptEntry.parse({
    id: crypto.randomUUID(),
    what,
    at: new Date(Date.UTC(2026, 2, 3, 15, 30) - (count += 1) * 1_000),
    zone: 'Asia/Shanghai',
    day: '2026-03-03',
    arrivedAt: null,
    courseId: '6f9619ff-8b86-5d11-b42d-00c04fc964f2',
    courseTitle: null,
    unitId: '6f9619ff-8b86-5d11-b42d-00c04fc964f3',
    unitTitle: null,
    stepKind: null,
    stepWords: null,
    isRight: null,
    attempt: null,
    bySelf: false,
    seconds: null,
    ...rest,
  })

test('learning time is summed by day, and stretches of one video on end are one line', () => {
  const days = daysOf([
    entry('attended', { seconds: 60 }),
    entry('watched', { seconds: 30 }),
    entry('watched', { seconds: 20 }),
    entry('attended', { seconds: 40 }),
    entry('watched', { seconds: 10, stepWords: { en: 'another' } }),
    entry('opened', { day: '2026-03-02' }),
  ])

  expect(days.map(({ day, learningS }) => [day, learningS])).toEqual([
    ['2026-03-03', 100],
    ['2026-03-02', 0],
  ])
  expect(days[0]?.lines.map(({ seconds }) => seconds)).toEqual([50, 10])
})

test('a question that is done says no more than its answer; a reading that is done says so', () => {
  const [day] = daysOf([
    entry('step_done', { stepKind: 'choice' }),
    entry('answered', { stepKind: 'choice', isRight: true }),
    entry('step_done', { stepKind: 'reading' }),
  ])

  expect(day?.lines.map(({ what, stepKind }) => `${what} ${stepKind}`)).toEqual([
    'answered choice',
    'step_done reading',
  ])
})
