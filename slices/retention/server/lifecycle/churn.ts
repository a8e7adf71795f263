import type { Churn, ChurnPeriod } from '#retention/contract'
import { share } from '../completion.ts'
import { addDays } from '../day.ts'

/** A week or the month as ClickHouse counts it. */
export interface ChurnRow {
  kind: 'week' | 'month'
  on: string
  base: number
  lost: number
}

/** The report from its rows, oldest week first: weeks before the first that could lose anybody are left out. */
export function presentChurn(
  rows: readonly ChurnRow[],
  lastCompleteDay: string,
): Pick<Churn, 'weeks' | 'month'> {
  const weeks = rows.filter(({ kind }) => kind === 'week')
  const first = weeks.findIndex(({ base }) => base > 0)
  const none = { on: addDays(lastCompleteDay, -27), base: 0, lost: 0 }
  return {
    weeks: first === -1 ? [] : weeks.slice(first).map(periodOf),
    month: periodOf(rows.find(({ kind }) => kind === 'month') ?? none),
  }
}

const periodOf = ({ on, base, lost }: Omit<ChurnRow, 'kind'>): ChurnPeriod => ({
  on,
  base,
  lost,
  churn: share(lost, base),
})
