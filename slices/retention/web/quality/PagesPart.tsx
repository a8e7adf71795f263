import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { PageVitals, QualityQuestion, Vitals } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { FigureList } from './FigureList.tsx'
import { FigureTable } from './FigureTable.tsx'
import { LazyDayChart } from './LazyDayChart.tsx'
import { slowly } from './useQuality.ts'
import { useQualityFormats } from './useQualityFormats.ts'
import { type Rating, ratingOf } from './vital-rating.ts'

const numbers = ['pageLives', 'lcp', 'inp', 'cls', 'ttfb'].map((name) => `pageVitals.${name}`)

/** How pages came and answered: the vitals of 75 in 100, by day, page, device and region. */
export function PagesPart({ input }: { input: QualityQuestion }) {
  const t = useWords(words)
  const write = useQualityFormats()
  const query = useQuery({ ...retention.pageVitals.queryOptions({ input }), ...slowly })
  return (
    <Part title={t('pages')} query={query} isWide numbers={numbers}>
      {(vitals) =>
        vitals.overall.lives === 0 ? (
          <p className="quiet">{t('pagesNone')}</p>
        ) : (
          <>
            <VitalFigures vitals={vitals} />
            {(input.courseId !== null || input.network !== null) && (
              <p className="quiet hatch-note">{t('pagesFilterNote')}</p>
            )}
            <h3 className="compared-title">{t('pagesByDay')}</h3>
            <LazyDayChart
              form="lines"
              days={vitals.days}
              write={(ms) => write.wait(ms)}
              label={t('lcpChart', { lcp: write.wait(vitals.overall.lcpMs) })}
              series={[{ name: t('lcp'), values: vitals.days.map(({ lcpMs }) => lcpMs) }]}
            />
            <VitalTables vitals={vitals} />
          </>
        )
      }
    </Part>
  )
}

function VitalFigures({ vitals: { overall, days } }: { vitals: PageVitals }) {
  const t = useWords(words)
  const { number } = useFormats()
  const write = useQualityFormats()
  const said = { good: t('vitalGood'), fair: t('vitalFair'), poor: t('vitalPoor') }
  const item = (name: string, vital: 'lcpMs' | 'inpMs' | 'cls' | 'ttfbMs', value: string) => {
    const rating: Rating | undefined = ratingOf(vital, overall[vital])
    return {
      name,
      value,
      rating,
      note: rating === undefined ? '–' : said[rating],
      values: days.map((day) => day[vital]),
    }
  }
  return (
    <FigureList
      items={[
        item(t('lcp'), 'lcpMs', write.wait(overall.lcpMs)),
        item(t('inp'), 'inpMs', write.wait(overall.inpMs)),
        item(t('cls'), 'cls', write.shift(overall.cls)),
        item(t('ttfb'), 'ttfbMs', write.wait(overall.ttfbMs)),
        {
          name: t('pageLives'),
          value: number(overall.lives),
          note: t('vitalsNote'),
          values: days.map(({ lives }) => lives),
        },
      ]}
    />
  )
}

function VitalTables({ vitals: { days, pages, devices, regions } }: { vitals: PageVitals }) {
  const t = useWords(words)
  const { long } = useDays()
  const write = useQualityFormats()
  const byDay = days.flatMap(({ on, lives, ...rest }) => (lives === 0 ? [] : [{ value: on, lives, ...rest }]))
  return (
    <details className="definitions">
      <summary>{t('asTable')}</summary>
      <div className="quality-tables">
        <VitalTable title={t('page')} rows={pages} name={(value) => <code>{value}</code>} />
        <VitalTable title={t('device')} rows={devices} name={write.device} />
        <VitalTable title={t('region')} rows={regions} name={write.region} />
        <VitalTable title={t('day')} rows={byDay.toReversed()} name={long} />
      </div>
    </details>
  )
}

interface VitalTableProps {
  title: string
  rows: readonly (Vitals & { value: string })[]
  name: (value: string) => ReactNode
}

function VitalTable({ title, rows, name }: VitalTableProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const write = useQualityFormats()
  return (
    <FigureTable
      label={title}
      rows={rows}
      keyOf={({ value }) => value}
      isTall
      columns={[
        { title, cell: ({ value }) => name(value) },
        { title: t('lcp'), cell: (row) => write.wait(row.lcpMs) },
        { title: t('inp'), cell: (row) => write.wait(row.inpMs) },
        { title: t('cls'), cell: (row) => write.shift(row.cls) },
        { title: t('ttfb'), cell: (row) => write.wait(row.ttfbMs) },
        { title: t('pageLives'), cell: (row) => number(row.lives) },
      ]}
    />
  )
}
