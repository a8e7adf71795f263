import { inLanguage, type Language } from '@banxue/platform/i18n/language'
import { formatsFor } from '@banxue/ui/words/formats'
import type { Alarm, AlarmSeries } from '#retention/contract'
import { words } from './words.ts'

/** More would push the week's figures away; the page has all. */
const shown = 3

/** What is not as usual, in words. */
export interface SaidAlarms {
  name: string
  lines: readonly { what: string; note: string; href: string }[]
  all: { name: string; href: string }
}

/** @returns null where all is as usual */
export function sayAlarms(
  alarms: readonly Alarm[],
  language: Language,
  hrefTo: (path: string) => string,
): SaidAlarms | null {
  if (alarms.length === 0) return null
  const say = words[language]
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })
  return {
    name: say.alarms,
    lines: alarms.slice(0, shown).map((alarm) => ({
      what: say.alarmOf[alarm.series],
      note: [
        figuresOf(alarm, language),
        say.since(day.format(new Date(alarm.firstOn))),
        placeOf(alarm, language),
      ].join(' · '),
      href: hrefTo(`/console/pulse/alarms/${alarm.id}`),
    })),
    all: { name: say.allAlarms, href: hrefTo('/console/pulse/alarms') },
  }
}

const isShare = (series: AlarmSeries) => series === 'errors' || series === 'quality'

function figuresOf({ series, days, observed, expected }: Alarm, language: Language): string {
  const { number, percent, duration } = formatsFor(language)
  const write = (value: number) =>
    isShare(series) ? percent(value) : series === 'time' ? duration(value) : number(Math.round(value))
  return words[language].insteadOf(write(observed), write(expected), days > 1 && !isShare(series))
}

function placeOf({ courseId, courseTitle }: Alarm, language: Language): string {
  if (courseId === null) return words[language].wholeSchool
  return courseTitle === null ? words[language].courseGone : inLanguage(courseTitle, language).text
}
