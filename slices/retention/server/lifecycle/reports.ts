import type { LifecycleWeek } from '#retention/contract'
import type { Ask, Question } from '../ask.ts'
import { reports as files } from '../sql-files.ts'
import { type ChurnRow, presentChurn } from './churn.ts'
import { presentLifecycle } from './lifecycle.ts'

/** Who comes, stays and goes, week by week. With ClickHouse away they give the last good answer, marked stale. */
export function createLifecycleReports(ask: Ask) {
  return {
    async lifecycle(question: Question) {
      const { rows, truth } = await ask<LifecycleWeek>(files.lifecycle, question)
      return { ...truth, ...presentLifecycle(rows) }
    },
    async churn(question: Question) {
      const { rows, truth, window } = await ask<ChurnRow>(files.churn, question)
      return { ...truth, ...presentChurn(rows, window.lastFull) }
    },
  }
}
export type LifecycleReports = ReturnType<typeof createLifecycleReports>
