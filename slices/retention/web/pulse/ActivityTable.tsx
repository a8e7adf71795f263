import { useFormats, useWords } from '@banxue/ui/words'
import type { DayActivity } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'

interface ActivityTableProps {
  days: readonly DayActivity[]
  /** The same days, or as many others, of a second set of filters. */
  other: { name: string; days: readonly DayActivity[] } | null
}

/** The days behind the charts, newest first. */
export function ActivityTable({ days, other }: ActivityTableProps) {
  const t = useWords(words)
  const { number, duration } = useFormats()
  const { long } = useDays()
  // The last days stand beside each other.
  const others = days.map((_, n) => other?.days.at(n - days.length))
  const time = (seconds: number) => (seconds === 0 ? '–' : duration(seconds))
  const named = (name: string) => t('beside', { name, other: other?.name ?? '' })
  const counted = (['dau', 'wau', 'mau'] as const).map((key) => ({
    title: named(t(key)),
    cell: (row: { other: DayActivity | undefined }) =>
      row.other === undefined ? '–' : number(row.other[key]),
    plain: (row: { other: DayActivity | undefined }) => row.other?.[key] ?? null,
  }))
  return (
    <DataTable
      file="activity"
      label={t('learnersByDay')}
      rows={days.map((day, n) => ({ ...day, other: others[n] })).toReversed()}
      keyOf={({ on }) => on}
      isFaint={({ isComplete }) => !isComplete}
      isTall
      columns={[
        {
          title: t('day'),
          cell: ({ on, isComplete }) => (
            <>
              {long(on)}
              {!isComplete && <span className="incomplete-word"> {t('incomplete')}</span>}
            </>
          ),
          plain: ({ on }) => on,
        },
        { title: t('dau'), cell: ({ dau }) => number(dau), plain: ({ dau }) => dau },
        { title: t('wau'), cell: ({ wau }) => number(wau), plain: ({ wau }) => wau },
        { title: t('mau'), cell: ({ mau }) => number(mau), plain: ({ mau }) => mau },
        {
          title: t('learningTime'),
          cell: ({ learningS }) => time(learningS),
          plain: ({ learningS }) => Math.round(learningS),
        },
        ...(other === null
          ? []
          : [
              ...counted,
              {
                title: named(t('learningTime')),
                cell: (row: { other: DayActivity | undefined }) => time(row.other?.learningS ?? 0),
                plain: (row: { other: DayActivity | undefined }) => Math.round(row.other?.learningS ?? 0),
              },
            ]),
      ]}
    />
  )
}
