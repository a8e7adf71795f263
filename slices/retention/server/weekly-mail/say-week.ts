import { inLanguage, type Language } from '@banxue/platform/i18n/language'
import { formatsFor } from '@banxue/ui/words/formats'
import { addDays } from '../day.ts'
import type { WeekFigures } from './figures.ts'
import { sayAlarms, type SaidAlarms } from './say-alarms.ts'
import { words } from './words.ts'

/** A number with its name, and the page of Pulse where it stands. */
export interface SaidFigure {
  name: string
  value: string
  notes: readonly string[]
  href: string
}

interface SaidLink {
  name: string
  href: string
}

/** The mail in words, not drawn yet. */
export interface SaidWeek {
  language: Language
  subject: string
  title: string
  /** The days it is about. */
  week: string
  /** Where the learners are simulated. */
  note: string | null
  lead: string
  /** Null where all is as usual. */
  alarms: SaidAlarms | null
  figures: readonly SaidFigure[]
  worst: { name: string; title: string; titleLanguage: Language; note: string; href: string } | null
  pagesName: string
  pages: readonly SaidLink[]
  why: string
  settings: SaidLink
  stop: SaidLink
}

/** To whom a mail is said, and the addresses in it. */
export interface Reader {
  language: Language
  school: string
  publicUrl: string
  stopUrl: string
}

/** Puts the figures of a week into words; each number leads to its page, about the same people. */
export function sayWeek(figures: WeekFigures, { language, school, publicUrl, stopUrl }: Reader): SaidWeek {
  const say = words[language]
  const week = rangeOf(figures.weekOn, language)
  const { number } = formatsFor(language)
  const { now, before } = figures.learners
  const hrefTo = (path: string) => {
    const url = new URL(path, publicUrl)
    url.searchParams.set('population', figures.population)
    return url.href
  }
  return {
    language,
    subject: say.subject({ school, week, learners: number(now), before: number(before) }),
    title: say.title(school),
    week,
    note: figures.population === 'simulated' ? say.simulated : null,
    lead: say.lead({
      learners: now,
      written: number(now),
      difference: number(Math.abs(now - before)),
      sign: Math.sign(now - before),
    }),
    alarms: sayAlarms(figures.alarms, language, hrefTo),
    figures: figuresOf(figures, language, hrefTo),
    worst: worstOf(figures, language, hrefTo),
    pagesName: say.pages,
    pages: [
      { name: say.whole, href: hrefTo('/console/pulse') },
      { name: say.coming, href: hrefTo('/console/pulse/coming') },
      { name: say.way, href: hrefTo('/console/pulse/way') },
      { name: say.habits, href: hrefTo('/console/pulse/habits') },
      { name: say.quality, href: hrefTo('/console/quality') },
    ],
    why: say.why,
    settings: { name: say.settings, href: new URL('/console/pulse/mail', publicUrl).href },
    stop: { name: say.stop, href: stopUrl },
  }
}

type HrefTo = (path: string) => string

function figuresOf(figures: WeekFigures, language: Language, hrefTo: HrefTo): SaidFigure[] {
  const say = words[language]
  const { number, percent, duration } = formatsFor(language)
  const { learners, learningS, newLearners, lapsed, churn, completion } = figures
  const time = (seconds: number) => (seconds === 0 ? number(0) : duration(seconds))
  const share = (value: number | null) => (value === null ? '–' : percent(value))
  const whole = hrefTo('/console/pulse')
  const coming = hrefTo('/console/pulse/coming')
  const counted = (
    name: string,
    { now, before }: { now: number; before: number },
    href: string,
    write = number,
  ) => ({ name, value: write(now), notes: [say.before(write(before))], href })
  const shared = (
    name: string,
    { now, before }: { now: number | null; before: number | null },
    note: string,
    href: string,
  ) => ({ name, value: share(now), notes: [note, say.before(share(before))], href })
  return [
    counted(say.learners, learners, whole),
    counted(say.learningTime, learningS, whole, time),
    counted(say.newLearners, newLearners, coming),
    counted(say.lapsed, lapsed, coming),
    shared(
      say.churn,
      churn,
      churn.now === null ? say.churnNone : say.churnOf(number(churn.lost), number(churn.base)),
      coming,
    ),
    shared(
      say.completion,
      completion,
      completion.now === null
        ? say.completionNone
        : say.completionOf(number(completion.completedInTime), number(completion.due)),
      whole,
    ),
  ]
}

function worstOf({ worst }: WeekFigures, language: Language, hrefTo: HrefTo): SaidWeek['worst'] {
  if (worst === null) return null
  const say = words[language]
  const { number, percent } = formatsFor(language)
  const title = inLanguage(worst.title, language)
  return {
    name: say.worst,
    title: title.text,
    titleLanguage: title.language,
    note: say.worstOf({
      share: percent(worst.dropOff ?? 0),
      lost: number(worst.lost),
      opened: number(worst.opened),
    }),
    href: hrefTo(`/console/pulse/unit/${worst.unitId}`),
  }
}

/** November 16 – 22, 2026 · 2026年11月16日至11月22日 */
function rangeOf(weekOn: string, language: Language): string {
  const [monday, sunday] = [new Date(weekOn), new Date(addDays(weekOn, 6))]
  const whole = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  // Intl writes thin spaces, which some mail programs show as boxes in a subject.
  if (language === 'en') return whole.formatRange(monday, sunday).replaceAll('\u2009', ' ')
  // Its Chinese ranges are slashes and dashes.
  const day = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  return `${whole.format(monday)}至${day.format(sunday)}`
}
