import { useLocal, useWords } from '@banxue/ui/words'
import type { Audience } from '#retention/contract'
import { Choice, type ChoiceOption } from '../Choice.tsx'
import { deviceNames, type PulseSearch } from '../pulse/pulse-search.ts'
import { words } from '../words.ts'
import { monthsUpTo } from './cohorts.ts'
import { hasPeriod, versusOf } from './compared.ts'
import { useFilterWords } from './useFilterWords.ts'

interface ComparedFilterProps {
  search: PulseSearch
  courses: Audience['courses']
  /** Names of the sources there are. */
  sources: readonly string[]
  today: string
  choose: (vs: string) => void
}

/** What everything is compared with: the same but for one filter. */
export function ComparedFilter({ search, courses, sources, today, choose }: ComparedFilterProps) {
  const t = useWords(words)
  const say = useLocal()
  const write = useFilterWords(courses)
  const others = (name: 'course' | 'cohort' | 'device' | 'source', options: readonly ChoiceOption[]) => [
    ...(search[name] === undefined ? [] : [[`${name}.all`, t(`all_${name}`)] as const]),
    ...options
      .filter(([value]) => value !== search[name])
      .map(([value, label]) => [`${name}.${value}`, label] as const),
  ]
  const versus = versusOf(search)
  return (
    <Choice
      label={t('comparedWith')}
      value={versus === null ? '' : `${versus.name}.${versus.value === '' ? 'all' : versus.value}`}
      onChoose={choose}
      options={[['', t('nothingElse')]]}
      groups={[
        {
          name: t('pulsePeriod'),
          options: hasPeriod(search)
            ? [
                ['period.before', t('daysBefore')],
                ['period.year', t('yearBefore')],
              ]
            : [],
        },
        {
          name: t('pulseDevice'),
          options: others(
            'device',
            deviceNames.map((one) => [one, write.device(one)] as const),
          ),
        },
        {
          name: t('cohort'),
          options: others(
            'cohort',
            monthsUpTo(today, 12).map((one) => [one, write.cohort(one)] as const),
          ),
        },
        {
          name: t('cameFrom'),
          options: others(
            'source',
            sources.map((one) => [one, write.source(one)] as const),
          ),
        },
        {
          name: t('course'),
          options: others(
            'course',
            courses.map(({ courseId, title }) => [courseId, say(title)] as const),
          ),
        },
      ]}
    />
  )
}
