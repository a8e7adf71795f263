import { useFormats, useWords } from '@banxue/ui/words'
import type { DayActivity } from '#retention/contract'
import { useDays } from '../days.ts'
import { words } from '../words.ts'

/** The days behind the charts, newest first. */
export function ActivityTable({ days }: { days: readonly DayActivity[] }) {
  const t = useWords(words)
  const { number, duration } = useFormats()
  const { long } = useDays()
  return (
    <div className="table-box table-tall" role="group" aria-label={t('asTable')} tabIndex={0}>
      <table className="table figures">
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('dau')}</th>
            <th scope="col">{t('wau')}</th>
            <th scope="col">{t('mau')}</th>
            <th scope="col">{t('learningTime')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.on} data-faint={!day.isComplete || undefined}>
              <th scope="row">
                {long(day.on)}
                {!day.isComplete && <span className="incomplete-word"> {t('incomplete')}</span>}
              </th>
              <td>{number(day.dau)}</td>
              <td>{number(day.wau)}</td>
              <td>{number(day.mau)}</td>
              <td>{day.learningS === 0 ? '–' : duration(day.learningS)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
