import { expect, test } from 'vitest'
import { CourseId, UnitId } from '#courses/contract'
import { AlarmId, type Alarm } from '#retention/contract'
import type { WeekFigures } from './figures.ts'
import { pageOf, textOf } from './letter.ts'
import { sayWeek } from './say-week.ts'

const unitId = UnitId.parse('6f3f5d9e-8f6a-4f0e-9d2b-0b8a51c1a5a1')
const figures: WeekFigures = {
  weekOn: '2026-11-16',
  population: 'real',
  learners: { now: 1412, before: 1374 },
  learningS: { now: 7_260, before: 0 },
  newLearners: { now: 23, before: 18 },
  lapsed: { now: 17, before: 20 },
  churn: { now: 0.061, before: 0.054, lost: 17, base: 279 },
  completion: { now: null, before: null, completedInTime: 0, due: 0 },
  worst: {
    unitId,
    courseId: CourseId.parse(crypto.randomUUID()),
    title: { en: 'Ordering <coffee>' },
    opened: 50,
    completed: 30,
    lost: 12,
    dropOff: 0.24,
  },
  alarms: [],
}
const alarm: Alarm = {
  id: AlarmId.parse('6f3f5d9e-8f6a-4f0e-9d2b-0b8a51c1a5a2'),
  population: 'real',
  series: 'learners',
  courseId: null,
  courseTitle: null,
  firstOn: '2026-11-20',
  lastOn: '2026-11-22',
  days: 3,
  observed: 31.4,
  expected: 48.2,
  oddsDays: 900,
  state: 'open',
  raisedAt: new Date('2026-11-21T00:00:00Z'),
  acknowledged: null,
  judgement: null,
  notes: 0,
  alsoIn: [],
}
const said = (language: 'en' | 'zh-CN', change: Partial<WeekFigures> = {}) =>
  sayWeek(
    { ...figures, ...change },
    {
      language,
      school: 'Lamp & Page',
      publicUrl: 'https://school.example',
      stopUrl: 'https://school.example/mail/stop?token=t',
    },
  )

test('in English it says the week, its numbers and those before', () => {
  const mail = said('en')
  expect(mail.subject).toBe('Lamp & Page, November 16 – 22, 2026: 1,412 learned (1,374 the week before)')
  const text = textOf(mail)
  for (const line of [
    'The week at Lamp & Page\nNovember 16 – 22, 2026',
    '1,412 people learned, 38 more than the week before.',
    'Learning time: 2 hr 1 min\n  0 the week before',
    'New: 23\n  18 the week before',
    'Weekly churn: 6.1%\n  17 of 279 who had something left to finish stayed away\n  5.4% the week before',
    'Completion: –\n  Nobody’s time is up yet\n  – the week before',
    'Where most leave: Ordering <coffee>\n  24% left here: 12 of 50 who opened it',
    'Stop this mail\nhttps://school.example/mail/stop?token=t',
  ])
    expect(text).toContain(line)
  expect(text).not.toContain('Simulated')
})

test('in Chinese too, a title without Chinese in its own language', () => {
  const mail = said('zh-CN', { learners: { now: 1, before: 3 } })
  expect(mail.subject).toBe('Lamp & Page 2026年11月16日至11月22日：1 人在学（前一周 3 人）')
  expect(textOf(mail)).toContain('这一周有 1 人在学，比前一周少 2 人。')
  expect(pageOf(mail)).toContain('<a lang="en"')
  expect(pageOf(mail)).toContain('<html lang="zh-CN">')
})

test('one person is no people, and a number that did not move is said so', () => {
  expect(said('en', { learners: { now: 1, before: 1 } }).lead).toBe(
    '1 person learned, as many as the week before.',
  )
  expect(said('zh-CN', { learners: { now: 1, before: 1 } }).lead).toBe('这一周有 1 人在学，与前一周持平。')
})

test('every number leads to its page, about the same people', () => {
  const links = [...pageOf(said('en', { population: 'simulated' })).matchAll(/href="([^"]+)"/g)].map(
    ([, href = '']) => href,
  )
  expect(links).toContain(`https://school.example/console/pulse/unit/${unitId}?population=simulated`)
  const reports = links.filter((href) => /console\/(pulse|quality)/.test(href) && !href.endsWith('/mail'))
  expect(reports.every((href) => href.endsWith('?population=simulated'))).toBe(true)
  expect(new Set(reports).size).toBe(6)
})

test('what is not as usual stands above the figures, three at most, and nothing where all is', () => {
  expect(textOf(said('en'))).not.toContain('Not as usual')
  const alarms = [alarm, { ...alarm, series: 'errors' as const, observed: 0.31, expected: 0.2 }, alarm, alarm]
  expect(textOf(said('en', { alarms }))).toContain(
    'Not as usual\n  Fewer learners than usual: 31 a day, where 48 is usual · since Fri, Nov 20 · Whole school',
  )
  expect(textOf(said('zh-CN', { alarms }))).toContain(
    '答错的比平时多: 31%，平时约 20% · 11月20日周五起 · 全校',
  )
  const page = pageOf(said('en', { alarms }))
  expect(page.match(/class="alarm"/g)).toHaveLength(3)
  expect(page).toContain(`https://school.example/console/pulse/alarms/${alarm.id}?population=real`)
})

test('simulated learners are labelled as such', () => {
  const mail = said('en', { population: 'simulated' })
  expect(textOf(mail)).toContain('Simulated learners.')
  expect(pageOf(mail)).toContain('Simulated learners.')
})

test('nothing is fetched from anywhere, nothing counts who reads, and words stay words', () => {
  const page = pageOf(said('en'))
  expect(page).not.toMatch(/<img|<script|<link|src=|url\(|@import|<table/)
  expect(page).toContain('Ordering &#60;coffee&#62;')
  expect(page).toContain('Lamp &#38; Page')
  expect(page).toContain('prefers-color-scheme:dark')
  // Gmail cuts what is longer off.
  expect(Buffer.byteLength(page)).toBeLessThan(20_000)
})
