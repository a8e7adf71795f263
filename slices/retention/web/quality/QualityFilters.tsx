import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Headline } from '#retention/contract'
import { retention } from '../api.ts'
import { words } from '../words.ts'
import { deviceNames } from '../pulse/pulse-search.ts'
import { networkNames, type QualitySearch } from './quality-search.ts'
import { slowly, type useQuality } from './useQuality.ts'
import { useQualityFormats } from './useQualityFormats.ts'

interface QualityFiltersProps {
  quality: ReturnType<typeof useQuality>
  headline: Headline
}

/** Whom, which course, how long, on what and where from: all of it lives in the address. */
export function QualityFilters({ quality, headline }: QualityFiltersProps) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  const write = useQualityFormats()
  const { asked } = quality
  const { real, simulated } = headline.populations
  const { data } = useQuery({ ...retention.playback.queryOptions({ input: asked }), ...slowly })
  const found = data?.regions.map(({ value }) => value) ?? []
  const regions = [...new Set([...found, ...(asked.region === null ? [] : [asked.region])])]
  const choose = (name: keyof QualitySearch) => (value: string) => quality.choose(name, value)
  return (
    <div className="filters">
      {(simulated > 0 || asked.population === 'simulated') && (
        <Choice label={t('population')} value={asked.population} onChoose={choose('population')}>
          {[
            ['real', t('real', { learners: number(real) })],
            ['simulated', t('simulated', { learners: number(simulated) })],
          ]}
        </Choice>
      )}
      <Choice label={t('period')} value={asked.period} onChoose={choose('period')}>
        {[
          ['week', t('lastWeek')],
          ['month', t('lastMonth')],
          ['quarter', t('lastQuarter')],
        ]}
      </Choice>
      <Choice label={t('course')} value={asked.courseId ?? ''} onChoose={choose('course')} isFirst>
        {[
          ['', t('allCourses')],
          ...headline.courses.map(({ courseId, title }) => [courseId, say(title)] as const),
        ]}
      </Choice>
      <Choice label={t('device')} value={asked.device ?? ''} onChoose={choose('device')}>
        {[['', t('allDevices')], ...deviceNames.map((value) => [value, write.device(value)] as const)]}
      </Choice>
      <Choice label={t('network')} value={asked.network ?? ''} onChoose={choose('network')}>
        {[['', t('allNetworks')], ...networkNames.map((value) => [value, write.network(value)] as const)]}
      </Choice>
      <Choice label={t('region')} value={asked.region ?? ''} onChoose={choose('region')}>
        {[['', t('allRegions')], ...regions.map((value) => [value, write.region(value)] as const)]}
      </Choice>
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  onChoose: (value: string) => void
  /** The key that finds goes here. */
  isFirst?: boolean
  children: readonly (readonly [value: string, label: string])[]
}

function Choice({ label, value, onChoose, isFirst = false, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id} className="filter-name">
        {label}
      </label>
      <select
        id={id}
        data-find={isFirst || undefined}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
