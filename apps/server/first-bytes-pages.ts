import type { CourseCard, CoursePage } from '@banxue/slices/courses/contract'
import type { Me } from '@banxue/slices/identity/contract'
import type { UnitView } from '@banxue/slices/learning/contract'
import { inLanguage } from '@banxue/platform/i18n/in-language'
import { catalogueView } from '@banxue/ui/first/catalogue'
import { courseView } from '@banxue/ui/first/course'
import { frame, type MakeLink } from '@banxue/ui/first/frame'
import { isHere, schoolPlaces } from '@banxue/ui/first/places'
import { unitFirst } from '@banxue/ui/first/unit'
import { firstWords } from '@banxue/ui/first/words'
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { previewPath, previewSize } from './course-preview.ts'
import { type FirstPage, renderPage, type Template } from './first-bytes.ts'

/** The questions that a page's first bytes answer, asked for whoever opens it. */
export interface FirstQuestions {
  me(): Promise<Me>
  catalogue(): Promise<CourseCard[]>
  /** Null where there is no such course. */
  coursePage(slug: string): Promise<CoursePage | null>
  /** As whoever asks finds it, without opening it; null where it is not there, or not open to them. */
  unit(courseId: string, unitId: string): Promise<UnitView | null>
}

type Language = FirstPage['language']

/** The page at an address, as whoever asks `questions` may see it; 404 where a course is not there. */
export async function firstBytes(
  template: Template,
  url: URL,
  language: Language,
  questions: FirstQuestions,
): Promise<{ status: 200 | 404; html: string }> {
  const me = await questions.me()
  const shown = { me, language, url }
  const slug = /^\/courses\/([^/]+)$/.exec(url.pathname)?.[1]
  if (slug !== undefined) {
    const course = await questions.coursePage(decodeURIComponent(slug))
    if (course === null) return { status: 404, html: renderPage(template, otherPage(shown)) }
    return { status: 200, html: renderPage(template, coursePage(shown, course)) }
  }
  const [, courseId, unitId] = /^\/learn\/([^/]+)\/([^/]+)$/.exec(url.pathname) ?? []
  if (courseId !== undefined && unitId !== undefined) {
    const unit = me.person === null ? null : await questions.unit(courseId, unitId)
    return { status: 200, html: renderPage(template, unitPage(shown, unit)) }
  }
  const isVisitorsHome = url.pathname === '/' && me.person === null
  if (isVisitorsHome || url.pathname === '/courses')
    return { status: 200, html: renderPage(template, cataloguePage(shown, await questions.catalogue())) }
  return { status: 200, html: renderPage(template, otherPage(shown)) }
}

interface Shown {
  me: Me
  language: Language
  url: URL
}

function coursePage({ me, language, url }: Shown, course: CoursePage): FirstPage {
  return {
    ...pageOf({ me, language, url }),
    title: inLanguage(course.details.title, language).text,
    description: inLanguage(course.details.summary, language).text,
    canonicalUrl: url.origin + url.pathname,
    picture: { url: url.origin + previewPath(course), ...previewSize },
    body: framed({ me, language, url }, courseView({ course, language })),
    data: { me, course: { slug: course.slug, page: course } },
    modules: [
      'courses/web/CoursePage.tsx',
      'learning/web/course/CourseActionPart.tsx',
      'learning/web/course/CourseUnitPart.tsx',
      wordsOf('learning', language),
    ],
  }
}

/** Without the frame, as the player is; what is closed is said by the app. */
function unitPage(shown: Shown, unit: UnitView | null): FirstPage {
  const { me, language, url } = shown
  const modules = [
    'learning/web/player/PlayerPage.tsx',
    'learning/web/offline/at-hand.ts',
    ...['', 'notes/', 'receipt/'].map((part) => `learning/web/${part}messages.${language}.ts`),
  ]
  const page = { ...pageOf(shown), modules }
  if (unit === null) return page
  const [json, meta] = new StandardRPCJsonSerializer().serialize(unit)
  const { courseId, unitId } = unit
  const body = isOpening(unit, url) ? renderToStaticMarkup(unitFirst(unit, language)) : ''
  return { ...page, body, data: { me, unit: { courseId, unitId, json, meta: [...meta] } } }
}

/** Whether the player will certainly show how the unit opens: nothing is begun, nobody comes back, no note leads elsewhere. */
function isOpening({ goal, hook, position, states, absence }: UnitView, url: URL): boolean {
  const isFresh = states.every(({ completedAt, draft }) => completedAt === null && draft === null)
  const hasOpening = goal !== null || hook !== null
  return hasOpening && isFresh && position === null && absence === null && !url.searchParams.has('step')
}

function cataloguePage({ me, language, url }: Shown, courses: CourseCard[]): FirstPage {
  const view = catalogueView({
    schoolName: me.school.name,
    courses,
    language,
    link: anchor,
    hasDemoDoor: me.school.canEnterDemo && me.person === null,
  })
  return {
    ...pageOf({ me, language, url }),
    title: me.school.name,
    description: firstWords[language].promise,
    canonicalUrl: `${url.origin}/courses`,
    body: framed({ me, language, url }, view),
    data: { me, catalogue: courses },
    modules: ['courses/web/CataloguePage.tsx', wordsOf('courses', language)],
  }
}

/** Pages for people who are in already: the frame alone, where the page will stand in one. */
function otherPage({ me, language, url }: Shown): FirstPage {
  const isFramed = schoolPlaces(me.person !== null).some((place) => isHere(place, url.pathname))
  return { ...pageOf({ me, language, url }), body: isFramed ? framed({ me, language, url }, null) : '' }
}

const pageOf = ({ me, language }: Shown): FirstPage => ({
  language,
  title: me.school.name,
  description: '',
  canonicalUrl: null,
  picture: null,
  schoolName: me.school.name,
  accent: me.school.accent,
  body: '',
  data: { me },
  modules: [],
})

const wordsOf = (slice: string, language: Language) => `${slice}/web/messages.${language}.ts`

const anchor: MakeLink = ({ key, to, ...rest }) => createElement('a', { key, href: to, ...rest })

function framed({ me, language, url }: Shown, children: ReactElement | null): string {
  const words = firstWords[language]
  return renderToStaticMarkup(
    frame({
      area: 'school',
      schoolName: me.school.name,
      logoUrl: me.school.logoUrl,
      skipLabel: words.skip,
      navLabel: words.places,
      places: schoolPlaces(me.person !== null).map((place) => ({
        to: place.to,
        label: words[place.label],
        icon: place.icon,
        isHere: isHere(place, url.pathname),
      })),
      link: anchor,
      children,
    }),
  )
}

/**
 * The page without anybody's data, kept by browsers to open any address without a network: the app then finds out
 * by itself who is here.
 */
export const shell = (template: Template, language: Language): string =>
  renderPage(template, {
    language,
    title: 'Banxue 伴学',
    description: '',
    canonicalUrl: null,
    picture: null,
    schoolName: 'Banxue 伴学',
    accent: null,
    body: '',
    data: {},
    modules: [],
  })
