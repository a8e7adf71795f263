import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { coverSvg } from './cover.ts'
import { type CourseSource, courseView } from './course.ts'
import { isHere, schoolPlaces } from './places.ts'
import { unitFirst } from './unit.ts'
import { firstWords } from './words.ts'

const course: CourseSource = {
  slug: 'travel',
  unitCount: 2,
  totalS: 1200,
  details: {
    title: { en: 'Travel <English>' },
    summary: { en: 'Six units.', 'zh-CN': '六个单元。' },
    cover: { hue: 60, glyph: '语' },
    outcome: { en: 'You can order a coffee.' },
    audience: null,
    notFor: { en: 'You hold meetings in English.' },
    hoursPerWeek: 1.5,
    teacher: { en: 'Lin Lan' },
    languages: ['en'],
    attribution: { en: '<p>CC BY</p>' },
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  },
  outline: {
    modules: [
      {
        id: 'm',
        title: { en: 'On the road' },
        units: [{ id: 'u', title: { en: 'Check-in' }, estimatedS: 600 }],
      },
    ],
  },
}

test('before any button a course states its outcome, its hours, who teaches and who it is not for', () => {
  const html = renderToStaticMarkup(courseView({ course, language: 'en', actions: 'ACTIONS' }))
  const before = html.slice(0, html.indexOf('ACTIONS'))
  for (const statement of [
    'You can order a coffee.',
    '1.5 hours',
    'Lin Lan',
    'You hold meetings in English.',
  ])
    expect(before).toContain(statement)
})

test('a text that is not in the language of the page says which it is in, and none is markup', () => {
  const html = renderToStaticMarkup(courseView({ course, language: 'zh-CN' }))
  expect(html).toContain('<h1 class="page-title" lang="en">Travel &lt;English&gt;</h1>')
  expect(html).toContain('<p class="course-summary">六个单元。</p>')
})

test('a unit opens with its length, its goal and its hook, where the player will stand', () => {
  const unit = {
    title: { en: 'Check-in' },
    goal: { en: 'You can ask for a window seat.', 'zh-CN': '你能要到靠窗的座位。' },
    hook: { en: '<p>Eleven hours in the air.</p>' },
    steps: [{ estimatedS: 300 }, { estimatedS: 300 }],
  }
  const english = renderToStaticMarkup(unitFirst(unit, 'en'))
  expect(english).toContain('<p class="step-eyebrow">10 min · 2 steps</p>')
  expect(english).toContain('<p>You can ask for a window seat.</p>')
  expect(english).toContain('<div class="html html-reading"><p>Eleven hours in the air.</p></div>')
  const chinese = renderToStaticMarkup(unitFirst(unit, 'zh-CN'))
  expect(chinese).toContain('10分钟 · 2 步')
  expect(chinese).toContain('<h1 tabindex="-1" class="step-title" lang="en">Check-in</h1>')
  expect(renderToStaticMarkup(unitFirst({ ...unit, hook: null }, 'en'))).not.toContain('html-reading')
})

test('the same title always gives the same cover, and a glyph cannot break out of it', () => {
  const source = { title: 'Sets', hue: 200, glyph: '<b>' }
  expect(coverSvg(source)).toBe(coverSvg(source))
  expect(coverSvg(source)).not.toBe(coverSvg({ ...source, title: 'Groups' }))
  expect(coverSvg(source)).not.toContain('<b>')
})

test('the words at hand have the same keys in both languages', () => {
  expect(Object.keys(firstWords['zh-CN'])).toEqual(Object.keys(firstWords.en))
})

test('a course belongs to learning, whoever looks', () => {
  const here = (hasSession: boolean, path: string) =>
    schoolPlaces(hasSession)
      .filter((place) => isHere(place, path))
      .map(({ label }) => label)
  expect(here(false, '/courses/travel')).toEqual(['learn'])
  expect(here(true, '/courses/travel')).toEqual(['learn'])
  expect(here(true, '/')).toEqual(['today'])
})
