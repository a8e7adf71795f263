import { useFormats, useWords } from '@banxue/ui/words'
import type { DayActivity } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'

/** The days behind the charts, newest first. */
export function ActivityTable({ days }: { days: readonly DayActivity[] }) {
  const t = useWords(words)
  const { number, duration } = useFormats()
  const { long } = useDays()
  return (
    <DataTable
      file="activity"
      label={t('learnersByDay')}
      rows={days.toReversed()}
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
          cell: ({ learningS }) => (learningS === 0 ? '–' : duration(learningS)),
          plain: ({ learningS }) => Math.round(learningS),
        },
      ]}
    />
  )
}
