import { inLanguage } from '@banxue/platform/i18n/in-language'
import type { Language, Localized } from '@banxue/platform/i18n/language'
import { createElement as h, type ReactElement } from 'react'
import { coverPicture } from './cover-picture.ts'
import type { MakeLink } from './frame.ts'
import { said } from './said.ts'
import { firstWords } from './words.ts'

/** What a card says of a course. */
export interface CardSource {
  slug: string
  unitCount: number
  /** Estimated time of all units, seconds. */
  totalS: number
  details: {
    title: Localized
    summary: Localized
    cover: { hue: number; glyph: string }
  }
}

interface CatalogueProps {
  schoolName: string
  courses: readonly CardSource[]
  language: Language
  link: MakeLink
  /** Whether to say that this is a demo school, with the way to its one-tap doors. */
  hasDemoDoor: boolean
}

/** Every course, the same element by element in the first bytes and in the app. */
export function catalogueView(props: CatalogueProps): ReactElement {
  const words = firstWords[props.language]
  return h(
    'div',
    { className: 'catalogue' },
    h(
      'header',
      { className: 'catalogue-head' },
      h('h1', { className: 'page-title' }, props.schoolName),
      h('p', { className: 'catalogue-promise' }, words.promise),
      props.hasDemoDoor &&
        h(
          'p',
          { className: 'catalogue-demo' },
          `${words.demo} `,
          props.link({ to: '/demo', className: 'catalogue-demo-door', children: words.enterDemo }),
        ),
    ),
    props.courses.length === 0
      ? h('p', { className: 'catalogue-none' }, words.noCourses)
      : h(
          'ul',
          { className: 'catalogue-list' },
          props.courses.map((course) =>
            h('li', { key: course.slug }, courseCard(course, props.language, props.link)),
          ),
        ),
  )
}

function courseCard(course: CardSource, language: Language, link: MakeLink): ReactElement {
  const { title, summary, cover } = course.details
  const words = firstWords[language]
  return link({
    to: `/courses/${course.slug}`,
    className: 'course-card',
    children: [
      h('div', { key: 'cover' }, coverPicture({ title: inLanguage(title, 'en').text, ...cover })),
      h(
        'div',
        { key: 'words', className: 'course-card-words' },
        said('h2', title, language),
        said('p', summary, language, 'course-card-summary'),
        h('p', { className: 'course-card-facts' }, words.inAll(course.unitCount, course.totalS)),
      ),
    ],
  })
}
