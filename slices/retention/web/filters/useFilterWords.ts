import { useLocal, useWords } from '@banxue/ui/words'
import type { Audience } from '#retention/contract'
import { useDays } from '../days.ts'
import type { PulseSearch } from '../pulse/pulse-search.ts'
import { useQualityFormats } from '../quality/useQualityFormats.ts'
import { words } from '../words.ts'
import type { ComparedName } from './compared.ts'
import { firstDayOf } from './cohorts.ts'

/** Writers of what filters are set to. */
export function useFilterWords(courses: Audience['courses']) {
  const t = useWords(words)
  const say = useLocal()
  const { short, month } = useDays()
  const { device } = useQualityFormats()
  const cohort = (value: string) =>
    value.includes('W') ? t('cohortWeek', { week: short(firstDayOf(value)) }) : month(firstDayOf(value))
  const source = (value: string) =>
    value === 'direct' ? t('sourceDirect') : value === 'unknown' ? t('sourceUnknown') : value
  const period = ({ from, to }: PulseSearch) =>
    from === undefined
      ? to === undefined
        ? t('usualDays')
        : t('daysUntil', { to: short(to) })
      : to === undefined
        ? t('daysSince', { from: short(from) })
        : t('daysBetween', { from: short(from), to: short(to) })
  const course = (value: string) => {
    const found = courses.find(({ courseId }) => courseId === value)
    return found === undefined ? t('noSuchCourse') : say(found.title)
  }
  /** What one filter of an address is set to, all where it is not. */
  const valueIn = (search: PulseSearch, name: ComparedName): string => {
    if (name === 'period') return period(search)
    const value = search[name]
    if (value === undefined) return t(`all_${name}`)
    return { course, cohort, device, source, campaign: (own: string) => own }[name](value)
  }
  return { valueIn, cohort, device, source }
}
export type FilterWords = ReturnType<typeof useFilterWords>
