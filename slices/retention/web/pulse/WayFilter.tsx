import { useWords } from '@banxue/ui/words'
import type { Period } from '#retention/contract'
import { words } from '../words.ts'
import type { useWay } from './useWay.ts'

interface WayFilterProps {
  period: Period | null
  choose: ReturnType<typeof useWay>['choose']
}

/** When they signed up, or first visited. */
export function WayFilter({ period, choose }: WayFilterProps) {
  const t = useWords(words)
  return (
    <label className="filter">
      <span className="filter-name">{t('signedUpIn')}</span>
      <select value={period ?? ''} onChange={(event) => choose('period', event.target.value)}>
        <option value="">{t('ever')}</option>
        <option value="week">{t('lastWeek')}</option>
        <option value="month">{t('lastMonth')}</option>
        <option value="quarter">{t('lastQuarter')}</option>
      </select>
    </label>
  )
}
