import type { Stamp } from '@banxue/ui/telemetry/device-clock'
import type { StepId } from '#courses/contract'
import type { Act, RefusalCode } from '#learning/contract'

/** Something a learner did, on its way to the server. */
export type Work = Exclude<Act, Position> | (Omit<Position, 'atS'> & { atS?: number | null })
type Position = Extract<Act, { kind: 'position' }>

/** A piece of work as the device keeps it. */
export interface KeptWork {
  /** Later work with the same key replaces it. */
  key: string
  work: Work
  stamp: Stamp
  /** Grows with everything that is kept, whatever the clock does. */
  order: number
  /** Set where the server will never take it: it is kept until its learner has seen it. */
  refused?: RefusalCode | 'UNKNOWN'
}

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
    case 'note':
      return `note:${work.noteId}`
    case 'done':
      return `done:${work.unitId}`
    case 'move_up':
      return `move_up:${work.courseId}`
  }
}

export const draftKey = (stepId: StepId) => `draft:${stepId}`

/** The step that work was done in; null where it is of a whole unit or course. */
export const stepOf = (work: Work): StepId | null => ('stepId' in work ? work.stepId : null)

/** Words that somebody would miss. */
export const isMissed = (work: Work): boolean => hasWords(work) || work.kind === 'note'
const hasWords = ({ kind }: Work): boolean => kind === 'answer' || kind === 'draft'

/** Whether the second is an answer, half written or whole, at the step of the first. */
export const isAtSameStep = (a: Work, b: Work): boolean =>
  hasWords(b) && stepOf(a) !== null && stepOf(a) === stepOf(b)
