import type { Actor } from '@banxue/platform/auth/actor'
import { publish } from '@banxue/platform/events/publish'
import type { Answer, Feedback, Progressed } from '#learning/contract'
import { QuestionAnswered } from '#learning/events'
import { type Act, advanceStep, type Standing } from './advance.ts'
import { attemptAsOf, type LastAttempt, lastAttempts, saveAttempt } from './attempt-store.ts'
import { clearDrafts } from './draft-store.ts'
import { feedbackOn } from './feedback.ts'
import { fits, grade } from './grade.ts'
import { type AtStep, atStep, inOneAct, type InStep, progressed } from './in-step.ts'
import type { Needs } from './needs.ts'
import type { Closed } from './place.ts'

interface Attempt extends InStep {
  /** Made by the browser: a repeat is the same attempt. */
  attemptId: string
  answer: Answer
  /** From seeing the question to answering, seconds. */
  elapsedS: number
}

export type Answered =
  | { kind: 'answered'; progressed: Progressed; feedback: Feedback }
  | { kind: 'bad_answer' }
  | Closed

/** Grades and keeps an answer. A repeat of an attempt answers what the first did, and changes nothing. */
export async function answer(needs: Needs, actor: Actor, attempt: Attempt): Promise<Answered> {
  const found = await atStep(needs, actor, attempt)
  if ('kind' in found) return found
  if (!fits(found.step.content, attempt.answer)) return { kind: 'bad_answer' }
  return inOneAct(needs, actor, found.place, async (act, stand) => {
    const isNew = await saveAttempt(act.tx, actor, {
      ...attempt,
      isRight: grade(found.step.content, attempt.answer),
      at: act.origin.at,
    })
    const kept = await attemptAsOf(act.tx, actor, attempt, attempt.attemptId)
    if (kept === undefined) throw new Error('An attempt that was kept is not there')
    if (isNew) await recordAnswer(act, stand, found, attempt, kept)
    const newest = isNew ? kept : (await lastAttempts(act.tx, actor, attempt.unitId)).get(attempt.stepId)
    return {
      kind: 'answered',
      progressed: progressed(found, stand, { lastAttempt: newest, drafts: [] }),
      feedback: feedbackOn(found.step.content, kept.answer, kept),
    }
  })
}

async function recordAnswer(
  act: Act,
  stand: Standing,
  { step, outline }: AtStep,
  { courseId, unitId, stepId, attemptId, elapsedS }: Attempt,
  kept: LastAttempt,
): Promise<void> {
  await clearDrafts(act.tx, act.learner, { unitId, stepId })
  await publish(act.tx, QuestionAnswered, act.origin, {
    courseId,
    unitId,
    stepId,
    stepKind: step.content.kind,
    attempt: kept.attempts,
    isRight: grade(step.content, kept.answer),
    elapsedS,
  })
  await advanceStep(act, stand, outline, { work: { attemptIds: [attemptId] }, isAct: true })
}
