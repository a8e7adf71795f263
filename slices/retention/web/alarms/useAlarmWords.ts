import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import type { Alarm, AlarmSeries } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'

/** Rarer days than this are all the same to a reader. */
const mostDays = 10_000

/** An alarm in words: what, how much, when, where, how unlikely. */
export function useAlarmWords() {
  const t = useWords(words)
  const say = useLocal()
  const { number, percent, duration } = useFormats()
  const { long } = useDays()
  const write = (series: AlarmSeries, value: number): string => {
    if (series === 'errors' || series === 'quality') return percent(value)
    return series === 'time' ? duration(value) : number(Math.round(value))
  }
  /** With its unit, in a sentence. */
  const amount = (series: AlarmSeries, value: number): string =>
    series === 'learners' || series === 'completion'
      ? t(`amount_${series}`, { count: Math.round(value) })
      : write(series, value)
  return {
    write,
    what: ({ series }: Pick<Alarm, 'series'>) => t(`what_${series}`),
    figures: ({ series, days, observed, expected }: Alarm) =>
      t(days > 1 && series !== 'errors' && series !== 'quality' ? 'insteadOfDaily' : 'insteadOf', {
        observed: amount(series, observed),
        expected: amount(series, expected),
      }),
    when: ({ firstOn, lastOn, state }: Alarm) => {
      if (firstOn === lastOn) return long(firstOn)
      if (state === 'open') return t('sinceDay', { day: long(firstOn) })
      return t('fromTo', { from: long(firstOn), to: long(lastOn) })
    },
    where: ({ courseId, courseTitle }: Pick<Alarm, 'courseId' | 'courseTitle'>) =>
      courseId === null ? t('wholeSchool') : courseTitle === null ? t('courseGone') : say(courseTitle),
    howUnlikely: ({ oddsDays, days }: Alarm) =>
      t(days > 1 ? 'rarest' : 'rarerThan', { days: number(Math.floor(Math.min(oddsDays, mostDays))) }),
  }
}
