import type { Language } from '@banxue/platform/i18n/language'

/** Writers of figures in one language; all stand on Intl. */
export interface Formats {
  /** 1234.5 → 1,234.5 */
  number: (value: number) => string
  /** Share 0 to 1 → 25 %; at most one digit after the point. */
  percent: (share: number) => string
  /** 1 March 2026 · 2026年3月1日 */
  date: (at: Date) => string
  /** 1 Mar, 09:30 · 3月1日 09:30 */
  moment: (at: Date) => string
  /** Seconds → about how long, as one says it: 4 min, 1 hr 20 min. Below a minute it says one minute. */
  duration: (seconds: number) => string
  /** Instant → "3 days ago", "yesterday", "in 2 hours", seen from `now`. */
  relative: (at: Date, now: Date) => string
  /** a, b and c · a、b和c */
  list: (parts: readonly string[]) => string
}

const made = new Map<Language, Formats>()

/** The writers of a language; made once. */
export function formatsFor(language: Language): Formats {
  const before = made.get(language)
  if (before) return before
  const formats = make(language)
  made.set(language, formats)
  return formats
}

function make(language: Language): Formats {
  const number = new Intl.NumberFormat(language)
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
  const moment = new Intl.DateTimeFormat(language, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (at) => date.format(at),
    moment: (at) => moment.format(at),
    duration: (seconds) => duration(language, seconds),
    relative: (at, now) => relative.format(...sinceNow(at, now)),
    list: (parts) => list.format(parts),
  }
}

function duration(language: Language, seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  const parts: [number, 'hour' | 'minute'][] =
    minutes < 60
      ? [[minutes, 'minute']]
      : [
          [Math.floor(minutes / 60), 'hour'],
          [minutes % 60, 'minute'],
        ]
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: language === 'en' ? 'short' : 'long',
      }).format(value),
    )
    .join(language === 'en' ? ' ' : '')
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

function sinceNow(at: Date, now: Date): [number, Intl.RelativeTimeFormatUnit] {
  const ms = at.getTime() - now.getTime()
  for (const [unit, size] of steps) if (Math.abs(ms) >= size) return [Math.round(ms / size), unit]
  return [0, 'minute']
}
