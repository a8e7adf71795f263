import { inLanguage } from '@banxue/platform/i18n/in-language'
import type { Language, Localized } from '@banxue/platform/i18n/language'
import { createElement as h, type ReactElement, type ReactNode } from 'react'
import type { CardSource } from './catalogue.ts'
import { coverPicture } from './cover-picture.ts'
import { said, saidHtml } from './said.ts'
import { firstWords } from './words.ts'

export interface UnitSource {
  id: string
  title: Localized
  /** Seconds. */
  estimatedS: number
}

/** What the course page says before any button. */
export interface CourseSource extends CardSource {
  details: CardSource['details'] & {
    outcome: Localized | null
    audience: Localized | null
    notFor: Localized | null
    hoursPerWeek: number | null
    teacher: Localized | null
    languages: readonly Language[]
    attribution: Localized | null
    licenceUrl: string | null
  }
  outline: {
    modules: readonly { id: string; title: Localized; units: readonly UnitSource[] }[]
  }
}

interface CourseProps {
  course: CourseSource
  language: Language
  /** Buttons: try, enrol, go on. Their place is kept free while they are on their way. */
  actions?: ReactNode
  /** A row of the outline, made with `unitRow`; plain text in the first bytes, with progress and link in the app. */
  unit?: (unit: UnitSource, index: number) => ReactNode
}

/** A course before any button, the same element by element in the first bytes and in the app. */
export function courseView({ course, language, actions, unit }: CourseProps): ReactElement {
  const { details } = course
  const source = { title: inLanguage(details.title, 'en').text, ...details.cover }
  return h(
    'article',
    { className: 'course' },
    h(
      'div',
      { className: 'course-main' },
      h(
        'header',
        { className: 'course-head' },
        said('h1', details.title, language, 'page-title'),
        said('p', details.summary, language, 'course-summary'),
      ),
      courseSays(course, language),
    ),
    h(
      'div',
      { className: 'course-side' },
      coverPicture(source, 'cover course-picture'),
      courseFacts(course, language),
      h('div', { className: 'course-actions' }, actions),
    ),
    h(
      'section',
      { className: 'course-outline', 'aria-labelledby': 'outline' },
      h('h2', { id: 'outline' }, firstWords[language].outline),
      outlineList(
        course.outline,
        language,
        unit ?? ((row, index) => unitRow({ unit: row, index, language })),
      ),
    ),
    courseLegal(course, language),
  )
}

function courseSays({ details }: CourseSource, language: Language): ReactElement {
  const words = firstWords[language]
  return h(
    'div',
    { className: 'course-says' },
    details.outcome &&
      h(
        'section',
        { className: 'course-outcome' },
        h('h2', null, words.outcome),
        said('p', details.outcome, language),
      ),
    (details.audience ?? details.notFor) &&
      h(
        'div',
        { className: 'course-fits' },
        details.audience &&
          h('section', null, h('h2', null, words.audience), said('p', details.audience, language)),
        details.notFor &&
          h('section', null, h('h2', null, words.notFor), said('p', details.notFor, language)),
      ),
  )
}

function courseFacts(course: CourseSource, language: Language): ReactElement {
  const words = firstWords[language]
  const { hoursPerWeek, teacher, languages } = course.details
  const fact = (name: string, value: ReactNode) =>
    h('div', { key: name }, h('dt', null, name), h('dd', null, value))
  return h(
    'dl',
    { className: 'course-facts' },
    fact(words.time, words.inAll(course.unitCount, course.totalS)),
    hoursPerWeek !== null && fact(words.effort, words.hoursPerWeek(hoursPerWeek)),
    teacher && fact(words.teacher, said('span', teacher, language)),
    fact(words.spoken, words.list(languages.map((spoken) => words.language[spoken]))),
  )
}

function outlineList(
  { modules }: CourseSource['outline'],
  language: Language,
  row: (unit: UnitSource, index: number) => ReactNode,
): ReactElement {
  let index = 0
  return h(
    'ol',
    { className: 'course-modules' },
    modules.map((module) =>
      h(
        'li',
        { key: module.id },
        said('h3', module.title, language, 'course-module-title'),
        h(
          'ol',
          { className: 'course-units' },
          module.units.map((unit) => h('li', { key: unit.id }, row(unit, index++))),
        ),
      ),
    ),
  )
}

interface UnitRowProps {
  unit: UnitSource
  /** Place in the course, from 0. */
  index: number
  language: Language
  /** Makes the row a link; a row that is not open yet has none. */
  link?: ((props: { className: string; children: ReactNode }) => ReactElement) | undefined
  /** In the circle at the left, instead of the number. */
  mark?: ReactNode
  /** Colours the circle. */
  state?: 'done' | 'begun' | undefined
}

/** One unit of the outline. */
export function unitRow({ unit, index, language, link, mark, state }: UnitRowProps): ReactElement {
  const children = [
    h('span', { key: 'mark', className: 'course-unit-mark', 'data-state': state }, mark ?? index + 1),
    h('span', { key: 'title', className: 'course-unit-title' }, said('span', unit.title, language)),
    h('span', { key: 'time', className: 'course-unit-time' }, firstWords[language].duration(unit.estimatedS)),
  ]
  return link
    ? link({ className: 'course-unit', children })
    : h('div', { className: 'course-unit' }, children)
}

function courseLegal({ details }: CourseSource, language: Language): ReactNode {
  const { attribution, licenceUrl } = details
  if (attribution === null && licenceUrl === null) return null
  return h(
    'footer',
    { className: 'course-legal' },
    attribution && saidHtml('div', attribution, language),
    licenceUrl !== null &&
      h('a', { href: licenceUrl, rel: 'license noreferrer' }, firstWords[language].licence),
  )
}
