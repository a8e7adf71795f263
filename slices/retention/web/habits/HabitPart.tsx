import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Habit, HabitBucket } from '#retention/contract'
import { retention } from '../api.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { type PulseInput, weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { LazyBarsChart } from './LazyBarsChart.tsx'
import { PlainFigure } from './PlainFigure.tsx'

/** On how many days a week they learn, and whether at the same hour. */
export function HabitPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.habit.queryOptions({ input }), ...weekly })
  return (
    <Part title={t('habit')} query={query} isWide numbers={['habit.daysPerWeek', 'habit.sameHour']}>
      {(habit) =>
        habit.learners === 0 ? <p className="quiet">{t('habitNone')}</p> : <Buckets habit={habit} />
      }
    </Part>
  )
}

function Buckets({ habit: { learners, daysPerWeek, sameHour, buckets } }: { habit: Habit }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const name = ({ fromDays, toDays }: HabitBucket) =>
    toDays === null
      ? t('daysOrMore', { from: fromDays })
      : fromDays === 0
        ? t('lessThanADay')
        : t('daysFrom', { from: fromDays, to: toDays })
  const mean = daysPerWeek === null ? '–' : number(Number(daysPerWeek.toFixed(1)))
  return (
    <>
      <ul className="figures-row">
        <PlainFigure name={t('daysPerWeek')} value={mean} note={t('daysPerWeekNote', { count: learners })} />
        <PlainFigure
          name={t('sameHour')}
          value={sameHour === null ? '–' : percent(sameHour)}
          note={sameHour === null ? t('sameHourNone') : t('sameHourNote')}
        />
      </ul>
      <LazyBarsChart
        label={t('habitChart', { mean })}
        name={t('learners')}
        bars={buckets.map((bucket) => ({ name: name(bucket), value: bucket.learners }))}
        write={number}
      />
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <DataTable
          file="habit"
          label={t('habit')}
          rows={buckets}
          isShort
          keyOf={({ fromDays }) => String(fromDays)}
          columns={[
            { title: t('daysPerWeek'), cell: name, plain: name },
            {
              title: t('learners'),
              cell: (bucket) => number(bucket.learners),
              plain: (bucket) => bucket.learners,
            },
          ]}
        />
      </details>
    </>
  )
}
