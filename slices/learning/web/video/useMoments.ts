import { tell } from '@banxue/ui/telemetry/Telemetry'
import { useRef, useState } from 'react'
import type { StepId } from '#courses/contract'
import type { StepSkipped, StepView, UnitView } from '#learning/contract'
import { useOutbox } from '../work/useOutbox.ts'
import { dueMoment, type Moment, momentsOf } from './moments.ts'

/** The questions of a video: which is asked now, and what becomes of it. */
export function useMoments(view: UnitView, step: StepView, first: StepId | null) {
  const { outbox } = useOutbox()
  const moments = momentsOf(view, step.id)
  const asked = useRef(new Set<StepId>(first === null ? [] : [first]))
  const [askedId, setAskedId] = useState<StepId | null>(first)
  const asking = moments.find((moment) => moment.step.id === askedId) ?? null

  const isAnswered = ({ step: question, isAnswered: before }: Moment): boolean =>
    before || outbox.all().some((work) => work.kind === 'answer' && work.stepId === question.id)

  return {
    moments,
    asking,
    ask: (moment: Moment): void => {
      asked.current.add(moment.step.id)
      setAskedId(moment.step.id)
    },
    /** Playing has passed these seconds; answers whether it has come to a question. */
    pass: (fromS: number, toS: number): boolean => {
      const due = asking === null ? dueMoment(moments, fromS, toS, asked.current) : null
      if (due === null) return false
      asked.current.add(due.step.id)
      setAskedId(due.step.id)
      return true
    },
    /** The learner goes on, whether they answered or not. */
    close: (): void => {
      setAskedId(null)
      if (asking === null || isAnswered(asking)) return
      const { courseId, unitId } = view
      const place = { courseId, unitId, stepId: asking.step.id }
      tell<typeof StepSkipped>({
        name: 'learning.step_skipped',
        version: 1,
        payload: { ...place, videoStepId: step.id, atS: asking.atS },
      })
    },
  }
}
