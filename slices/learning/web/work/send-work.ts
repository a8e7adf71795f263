import { isWorthRetrying, problemOf } from '@banxue/ui/rpc'
import type { Progressed, StepState } from '#learning/contract'
import { learning } from '../api.ts'
import type { Setback } from './outbox.ts'
import type { Work } from './work.ts'

/** What the server answered: how the step stands now, and the unit and course where they may have moved. */
export type Sent = { step: StepState; unit?: Progressed['unit']; course?: Progressed['course'] } | null

/** Takes one piece of work to its procedure. */
export async function sendWork(work: Work): Promise<Sent> {
  const { courseId, unitId, stepId } = work
  const place = { courseId, unitId, stepId }
  switch (work.kind) {
    case 'draft': {
      const { answer, typedAt } = work
      return { step: await learning.saveDraft.call({ ...place, answer, typedAt, sentAt: new Date() }) }
    }
    case 'position':
      await learning.savePosition.call({ ...place, at: work.at, atS: work.atS ?? null, sentAt: new Date() })
      return null
    case 'reading': {
      const { pageId, visibleS, reachedEnd } = work
      return await learning.recordReading.call({ ...place, pageId, visibleS, reachedEnd })
    }
    case 'answer': {
      const { attemptId, answer, elapsedS } = work
      return await learning.answer.call({ ...place, attemptId, answer, elapsedS })
    }
  }
}

export function setbackOf(error: unknown): Setback {
  const { code } = problemOf(error)
  if (code === 'SIGN_IN') return 'sign_in'
  return code === 'TOO_MANY' || isWorthRetrying(error) ? 'later' : 'refused'
}
