import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { Answer } from '#learning/contract'

interface InStep {
  courseId: CourseId
  unitId: UnitId
  stepId: StepId
}

/** Something a learner did in a step, on its way to the server; each kind is the input of a procedure. */
export type Work = InStep &
  (
    | { kind: 'draft'; answer: Answer; typedAt: Date }
    | { kind: 'position'; at: Date; atS?: number | null }
    | { kind: 'reading'; pageId: string; visibleS: number; reachedEnd: boolean }
    | { kind: 'answer'; attemptId: string; answer: Answer; elapsedS: number }
  )

/** Where work lies until it has arrived: later work with the same key replaces it. */
export function keyOf(work: Work): string {
  switch (work.kind) {
    case 'answer':
      return `answer:${work.attemptId}`
    case 'reading':
      return `reading:${work.stepId}:${work.pageId}`
    case 'position':
      return `position:${work.unitId}`
    case 'draft':
      return draftKey(work.stepId)
  }
}

export const draftKey = (stepId: StepId) => `draft:${stepId}`
