import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { TimeRange, TimeSpread } from '#retention/contract'
import { retention } from '../api.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { type PulseInput, weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { LazyBarsChart } from './LazyBarsChart.tsx'
import { PlainFigure } from './PlainFigure.tsx'

/** How long they learn on a day: the mean, the middle, the long days, and how many days are how long. */
export function TimeSpreadPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.timeSpread.queryOptions({ input }), ...weekly })
  return (
    <Part title={t('timeOnADay')} query={query} isWide numbers={['timeSpread.perDay']}>
      {(spread) =>
        spread.days === 0 ? <p className="quiet">{t('habitNone')}</p> : <Ranges spread={spread} />
      }
    </Part>
  )
}

function Ranges({ spread: { days, meanS, medianS, longS, ranges } }: { spread: TimeSpread }) {
  const t = useWords(words)
  const { number, duration } = useFormats()
  const write = (seconds: number | null) => (seconds === null || seconds === 0 ? '–' : duration(seconds))
  const name = ({ fromMinutes, toMinutes }: TimeRange) =>
    toMinutes === null
      ? t('minutesOrMore', { from: fromMinutes })
      : t('minutesFrom', { from: fromMinutes, to: toMinutes })
  return (
    <>
      <ul className="figures-row">
        <PlainFigure name={t('meanTime')} value={write(meanS)} note={t('meanTimeNote', { count: days })} />
        <PlainFigure name={t('medianTime')} value={write(medianS)} note={t('medianTimeNote')} />
        <PlainFigure name={t('longTime')} value={write(longS)} note={t('longTimeNote')} />
      </ul>
      <LazyBarsChart
        label={t('timeOnADayChart', { median: write(medianS) })}
        name={t('activeDays')}
        bars={ranges.map((range) => ({ name: name(range), value: range.days }))}
        write={number}
      />
      <details className="definitions">
        <summary>{t('asTable')}</summary>
        <DataTable
          file="time"
          label={t('timeOnADay')}
          rows={ranges}
          isShort
          keyOf={({ fromMinutes }) => String(fromMinutes)}
          columns={[
            { title: t('learningTime'), cell: name, plain: name },
            { title: t('activeDays'), cell: (range) => number(range.days), plain: (range) => range.days },
          ]}
        />
      </details>
    </>
  )
}
