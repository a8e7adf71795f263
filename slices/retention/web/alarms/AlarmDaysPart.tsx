import { useWords } from '@banxue/ui/words'
import { lazy, Suspense, useId } from 'react'
import type { Alarm, AlarmDay, AlarmSeries } from '#retention/contract'
import { useDays } from '../days.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Definitions } from '../pulse/Definitions.tsx'
import { words } from '../words.ts'
import { useAlarmWords } from './useAlarmWords.ts'

const AlarmChart = lazy(() =>
  import('../charts/AlarmChart.tsx').then((file) => ({ default: file.AlarmChart })),
)

const definitionOf: Readonly<Record<AlarmSeries, string>> = {
  learners: 'alarmActivity.learners',
  time: 'alarmActivity.time',
  completion: 'alarmCompletion.completion',
  errors: 'alarmErrors.errors',
  quality: 'alarmQuality.quality',
}

/** The series of the alarm, day by day, beside what was usual. */
export function AlarmDaysPart({ alarm, days }: { alarm: Alarm; days: readonly AlarmDay[] }) {
  const t = useWords(words)
  const id = useId()
  const { long } = useDays()
  const { write } = useAlarmWords()
  const { series } = alarm
  const written = (value: number | null) => (value === null ? '–' : write(series, value))
  const label = t('alarmChart', {
    series: t(`series_${series}`),
    unusual: days.filter(({ isUnusual }) => isUnusual).length,
    days: days.length,
  })
  return (
    <section className="part" data-wide aria-labelledby={id}>
      <h2 id={id} className="part-title">
        {t(`series_${series}`)}
      </h2>
      <Suspense fallback={<div className="chart" />}>
        <AlarmChart label={label} days={days} write={(value) => write(series, value)} />
      </Suspense>
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <DataTable
          file={`alarm-${series}`}
          label={t('dayByDay')}
          rows={days.toReversed()}
          keyOf={({ on }) => on}
          isTall
          columns={[
            { title: t('day'), cell: ({ on }) => long(on), plain: ({ on }) => on },
            { title: t('observed'), cell: ({ value }) => written(value), plain: ({ value }) => value },
            {
              title: t('usual'),
              cell: ({ expected }) => written(expected),
              plain: ({ expected }) => expected,
            },
            { title: t('alarmBeyond'), cell: ({ edge }) => written(edge), plain: ({ edge }) => edge },
            {
              title: t('unusualDay'),
              cell: ({ isUnusual }) => (isUnusual ? t('unusualDay') : ''),
              plain: ({ isUnusual }) => (isUnusual ? 1 : 0),
              isWords: true,
            },
          ]}
        />
      </details>
      <Definitions keys={[definitionOf[series]]} />
    </section>
  )
}
