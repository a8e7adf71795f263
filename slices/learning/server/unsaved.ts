import { appendFacts, type Fact } from '@banxue/platform/events/publish'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { Learner } from './needs.ts'
import type { StepProgress, UnitProgress } from './progress.ts'
import { saveProgress, type Tx } from './progress-store.ts'

/** What acts have changed within a transaction and the database does not know yet. */
export interface Unsaved {
  units: Map<UnitId, UnitProgress>
  steps: Map<StepId, { unitId: UnitId; progress: StepProgress }>
  facts: Fact[]
}

export const nothingUnsaved = (): Unsaved => ({ units: new Map(), steps: new Map(), facts: [] })

/** Keeps all of it, with two statements however much it is; to be called before the transaction ends. */
export async function saveAll(
  tx: Tx,
  learner: Learner,
  courseId: CourseId,
  { units, steps, facts }: Unsaved,
): Promise<void> {
  await saveProgress(tx, learner, courseId, { units, steps })
  await appendFacts(tx, facts)
}
