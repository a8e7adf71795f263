import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { Audience } from '#retention/contract'
import { retention } from '../api.ts'
import { Choice } from '../Choice.tsx'
import { monthsUpTo, weeksUpTo } from '../filters/cohorts.ts'
import { ComparedFilter } from '../filters/ComparedFilter.tsx'
import { countOf } from '../filters/FilterChips.tsx'
import { PeriodFilter } from '../filters/PeriodFilter.tsx'
import { useFilterWords } from '../filters/useFilterWords.ts'
import { useNow } from '../useNow.ts'
import { words } from '../words.ts'
import { deviceNames } from './pulse-search.ts'
import type { usePulse } from './usePulse.ts'

interface PulseFiltersProps {
  pulse: ReturnType<typeof usePulse>
  audience: Audience
  /** Filters of the page's own. */
  children?: ReactNode
}

/** Whom, what and which days a page is about; all of it lives in the address. A row at the desk, a sheet on a phone. */
export function PulseFilters({ pulse, audience, children }: PulseFiltersProps) {
  const t = useWords(words)
  const id = useId()
  const count = countOf(pulse.search)
  return (
    <>
      <button type="button" className="button button-quiet filters-open" popoverTarget={id}>
        {count === 0 ? t('filters') : t('filtersSet', { count })}
      </button>
      <div id={id} popover="auto" role="group" aria-label={t('filters')} className="filters filters-sheet">
        <Whom pulse={pulse} audience={audience} />
        <Which pulse={pulse} audience={audience} />
        {children}
        <button type="button" className="button filters-done" popoverTarget={id} popoverTargetAction="hide">
          {t('done')}
        </button>
      </div>
    </>
  )
}

/** Real or simulated learners, and one course or all. */
function Whom({ pulse: { input, search, change }, audience }: PulseFiltersProps) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  const { real, simulated } = audience.populations
  return (
    <>
      {(simulated > 0 || input.population === 'simulated') && (
        <Choice
          label={t('population')}
          value={input.population}
          onChoose={(population) => change({ population })}
          options={[
            ['real', t('real', { learners: number(real) })],
            ['simulated', t('simulated', { learners: number(simulated) })],
          ]}
        />
      )}
      <Choice
        label={t('course')}
        value={search.course ?? ''}
        onChoose={(course) => change({ course })}
        isFirst
        options={[
          ['', t('allCourses')],
          ...audience.courses.map(({ courseId, title }) => [courseId, say(title)] as const),
        ]}
      />
    </>
  )
}

/** When they began, what they learn on, where they came from, which days, and what that is compared with. */
function Which({ pulse: { input, search, change }, audience: { courses } }: PulseFiltersProps) {
  const t = useWords(words)
  const write = useFilterWords(courses)
  const today = useNow(60_000).toLocaleDateString('sv')
  const origins = useQuery({
    ...retention.origins.queryOptions({ input: { population: input.population } }),
    staleTime: 60_000,
  })
  const found = origins.data?.origins ?? []
  const sources = [...new Set([...found.map(({ source }) => source), ...given(search.source)])]
  const campaigns = found.filter(({ source }) => search.source === undefined || source === search.source)
  const named = [
    ...new Set([...campaigns.map(({ campaign }) => campaign), ...given(search.campaign)]),
  ].filter((one) => one !== '')
  const cohorts = (names: readonly string[]) => names.map((one) => [one, write.cohort(one)] as const)
  const [months, weeks] = [monthsUpTo(today, 12), weeksUpTo(today, 12)]
  const older = given(search.cohort).filter((one) => ![...months, ...weeks].includes(one))
  return (
    <>
      <Choice
        label={t('cohort')}
        value={search.cohort ?? ''}
        onChoose={(cohort) => change({ cohort })}
        options={[['', t('all_cohort')], ...cohorts(older)]}
        groups={[
          { name: t('months'), options: cohorts(months) },
          { name: t('weeks'), options: cohorts(weeks) },
        ]}
      />
      <Choice
        label={t('pulseDevice')}
        value={search.device ?? ''}
        onChoose={(device) => change({ device })}
        options={[['', t('all_device')], ...deviceNames.map((one) => [one, write.device(one)] as const)]}
      />
      <Choice
        label={t('cameFrom')}
        value={search.source ?? ''}
        onChoose={(source) => change({ source, campaign: '' })}
        options={[['', t('all_source')], ...sources.map((one) => [one, write.source(one)] as const)]}
      />
      {named.length > 0 && (
        <Choice
          label={t('campaign')}
          value={search.campaign ?? ''}
          onChoose={(campaign) => change({ campaign })}
          options={[['', t('all_campaign')], ...named.map((one) => [one, one] as const)]}
        />
      )}
      <PeriodFilter search={search} today={today} change={change} />
      <ComparedFilter
        search={search}
        courses={courses}
        sources={sources}
        today={today}
        choose={(vs) => change({ vs })}
      />
    </>
  )
}

const given = (value: string | undefined) => (value === undefined ? [] : [value])
