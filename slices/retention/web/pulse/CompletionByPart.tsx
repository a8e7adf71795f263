import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { CourseCompletion, MonthCompletion } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { ShareBar } from '../inside/ShareBar.tsx'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { type PulseInput, weekly } from './usePulse.ts'

const numbers = ['completionBy.completionBy', 'completion.neverStarted', 'completion.bySelf']

/** Which courses are finished, and whether those who enrolled later finish more. */
export function CompletionByPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const say = useLocal()
  const { month } = useDays()
  const query = useQuery({ ...retention.completionBy.queryOptions({ input }), ...weekly })
  return (
    <>
      <Part title={t('completionByCourse')} query={query} isWide numbers={numbers}>
        {({ courses }) => (
          <Counts
            file="completion-by-course"
            label={t('completionByCourse')}
            head={t('course')}
            rows={courses}
            name={({ title }) => say(title)}
          />
        )}
      </Part>
      <Part title={t('completionByMonth')} query={query} isWide numbers={numbers}>
        {({ months }) => (
          <Counts
            file="completion-by-month"
            label={t('completionByMonth')}
            head={t('month')}
            rows={months.toReversed()}
            name={({ monthOn }) => month(monthOn)}
          />
        )}
      </Part>
    </>
  )
}

interface CountsProps<Row> {
  file: string
  label: string
  /** What the rows are. */
  head: string
  rows: readonly Row[]
  name: (row: Row) => string
}

function Counts<Row extends CourseCompletion | MonthCompletion>(props: CountsProps<Row>) {
  const { file, label, head, rows, name } = props
  const t = useWords(words)
  const { number, percent } = useFormats()
  const share = (value: number | null) => (value === null ? '–' : percent(value))
  if (rows.length === 0) return <p className="quiet">{t('completionNone', { count: 0 })}</p>
  return (
    <DataTable
      file={file}
      label={label}
      rows={rows}
      keyOf={name}
      columns={[
        { title: head, cell: name, plain: name },
        {
          title: t('completion'),
          cell: ({ completion }) => <ShareBar share={completion} />,
          plain: ({ completion }) => completion,
        },
        {
          title: t('inTime'),
          cell: ({ completedInTime }) => number(completedInTime),
          plain: ({ completedInTime }) => completedInTime,
        },
        { title: t('due'), cell: ({ due }) => number(due), plain: ({ due }) => due },
        {
          title: t('neverStarted'),
          cell: ({ neverStarted }) => share(neverStarted),
          plain: ({ neverStarted }) => neverStarted,
        },
        { title: t('bySelf'), cell: ({ bySelf }) => share(bySelf), plain: ({ bySelf }) => bySelf },
        { title: t('enrolled'), cell: ({ enrolled }) => number(enrolled), plain: ({ enrolled }) => enrolled },
      ]}
    />
  )
}
