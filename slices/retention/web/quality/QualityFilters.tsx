import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Audience } from '#retention/contract'
import { retention } from '../api.ts'
import { Choice } from '../Choice.tsx'
import { words } from '../words.ts'
import { deviceNames } from '../pulse/pulse-search.ts'
import { networkNames, type QualitySearch } from './quality-search.ts'
import { slowly, type useQuality } from './useQuality.ts'
import { useQualityFormats } from './useQualityFormats.ts'

interface QualityFiltersProps {
  quality: ReturnType<typeof useQuality>
  audience: Audience
}

/** Whom, which course, how long, on what and where from: all of it lives in the address. */
export function QualityFilters({ quality, audience }: QualityFiltersProps) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  const { asked } = quality
  const { real, simulated } = audience.populations
  const choose = (name: keyof QualitySearch) => (value: string) => quality.choose(name, value)
  return (
    <div className="filters">
      {(simulated > 0 || asked.population === 'simulated') && (
        <Choice
          label={t('population')}
          value={asked.population}
          onChoose={choose('population')}
          options={[
            ['real', t('real', { learners: number(real) })],
            ['simulated', t('simulated', { learners: number(simulated) })],
          ]}
        />
      )}
      <Choice
        label={t('period')}
        value={asked.period}
        onChoose={choose('period')}
        options={[
          ['week', t('lastWeek')],
          ['month', t('lastMonth')],
          ['quarter', t('lastQuarter')],
        ]}
      />
      <Choice
        label={t('course')}
        value={asked.courseId ?? ''}
        onChoose={choose('course')}
        isFirst
        options={[
          ['', t('allCourses')],
          ...audience.courses.map(({ courseId, title }) => [courseId, say(title)] as const),
        ]}
      />
      <Where quality={quality} />
    </div>
  )
}

/** On what, through which network and where from. */
function Where({ quality }: Pick<QualityFiltersProps, 'quality'>) {
  const t = useWords(words)
  const write = useQualityFormats()
  const { asked } = quality
  const { data } = useQuery({ ...retention.playback.queryOptions({ input: asked }), ...slowly })
  const found = data?.regions.map(({ value }) => value) ?? []
  const regions = [...new Set([...found, ...(asked.region === null ? [] : [asked.region])])]
  const choose = (name: keyof QualitySearch) => (value: string) => quality.choose(name, value)
  return (
    <>
      <Choice
        label={t('device')}
        value={asked.device ?? ''}
        onChoose={choose('device')}
        options={[
          ['', t('allDevices')],
          ...deviceNames.map((value) => [value, write.device(value)] as const),
        ]}
      />
      <Choice
        label={t('network')}
        value={asked.network ?? ''}
        onChoose={choose('network')}
        options={[
          ['', t('allNetworks')],
          ...networkNames.map((value) => [value, write.network(value)] as const),
        ]}
      />
      <Choice
        label={t('region')}
        value={asked.region ?? ''}
        onChoose={choose('region')}
        options={[['', t('allRegions')], ...regions.map((value) => [value, write.region(value)] as const)]}
      />
    </>
  )
}
