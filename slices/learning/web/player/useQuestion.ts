import { newId } from '@banxue/platform/id'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Answer, StepView, UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { useIsGradedHere } from '../offline/useAsIfArrived.ts'
import type { LearningPlace } from '../useAttendance.ts'
import { showInUnit } from '../work/open-outbox.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { nextOrder } from '../work/device-work.ts'
import { draftKey, keyOf, stepOf, type Work } from '../work/work.ts'
import { blankAnswer, isSaid, type Phase, phaseOf, type QuestionContent, retryFrom } from './question.ts'
import { stateOf, withStep } from './unit-flow.ts'

/** A pause in typing after which the words go to the server, milliseconds. */
const pauseMs = 800

/** A question between a learner and the school: what is said, how it stands, and what can be done. */
export function useQuestion(view: UnitView, step: StepView & { content: QuestionContent }) {
  const { outbox } = useOutbox()
  const queries = useQueryClient()
  const state = stateOf(view, step.id)
  const [again, setAgain] = useState<Answer | null>(null)
  const shownMs = useRef(0)
  const place: LearningPlace = { courseId: view.courseId, unitId: view.unitId, stepId: step.id }

  const isMine = (work: Work) => stepOf(work) === step.id
  const onItsWay = outbox.all().find((work) => work.kind === 'answer' && isMine(work))
  // An answer that this device has graded itself is answered already.
  const sending = useIsGradedHere(step.id) ? undefined : onItsWay
  const written = outbox.get(draftKey(step.id))
  const refused = outbox.refused().find(({ work }) => isMine(work))
  const half =
    (written?.kind === 'draft' ? written.answer : null) ??
    (refused !== undefined && 'answer' in refused.work ? refused.work.answer : null) ??
    state?.draft?.answer ??
    again
  const phase: Phase = phaseOf(state, sending !== undefined, half !== null)
  const answer =
    (sending?.kind === 'answer' ? sending.answer : null) ??
    half ??
    state?.lastAnswer ??
    blankAnswer(step.content)

  useEffect(() => {
    shownMs.current = performance.now()
  }, [step.id, phase])
  return {
    state,
    phase,
    answer,
    /** Why the school will not take what stands here; null where nothing was refused. */
    refusal: refused?.refused ?? null,
    /** How the answer or the half-written one stands on its way; null when all of it has arrived. */
    way: written === null && sending === undefined ? null : wayOf(sending ?? written),
    say: (said: Answer): void => {
      outbox.put({ ...place, kind: 'draft', answer: said }, pauseMs)
    },
    check: (): void => {
      if (!isSaid(answer) || phase === 'sending') return
      const elapsedS = Math.min(86_400, Math.round((performance.now() - shownMs.current) / 100) / 10)
      setAgain(null)
      outbox.drop(draftKey(step.id))
      queries.setQueryData<UnitView>(unitKey(place), (now) => now && withoutDraft(now, step.id))
      outbox.put({ ...place, kind: 'answer', attemptId: newId(new Date()), answer, elapsedS })
    },
    tryAgain: () => setAgain(retryFrom(step.content, state?.lastAnswer ?? null, state?.lastFeedback ?? null)),
    /** Brings back what another device had written. */
    undo: async (): Promise<void> => {
      outbox.drop(draftKey(step.id))
      const restored = await learning.undoDraft.call({ ...place, order: nextOrder() })
      showInUnit(queries, place, (now) => withStep(now, restored))
    },
  }

  function wayOf(work: Work | null) {
    return work === null ? null : (outbox.stateOf(keyOf(work)) ?? 'sending')
  }
}
export type Question = ReturnType<typeof useQuestion>

const unitKey = ({ courseId, unitId }: LearningPlace) =>
  learning.openUnit.queryKey({ input: { courseId, unitId } })

/** Handing an answer in ends what was half written. */
function withoutDraft(view: UnitView, stepId: StepView['id']): UnitView {
  const state = stateOf(view, stepId)
  return state === undefined ? view : withStep(view, { ...state, draft: null })
}
