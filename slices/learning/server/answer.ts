import type { Actor } from '@banxue/platform/auth/actor'
import { publish } from '@banxue/platform/events/publish'
import type { Answer, Feedback, Progressed } from '#learning/contract'
import { QuestionAnswered } from '#learning/events'
import { feedbackOn, fits, grade, type Tries } from '#learning/rules'
import { type Act, advanceStep, type Standing } from './advance.ts'
import { attemptAsOf, lastAttempts, saveAttempt } from './attempt-store.ts'
import { draftsOf } from './draft-store.ts'
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
    const isRight = grade(found.step.content, attempt.answer)
    const tries = await saveAttempt(act.tx, actor, { ...attempt, isRight, at: act.origin.at })
    if (tries === null) return answerAgain(act, stand, found, attempt)
    await recordAnswer(act, stand, found, attempt, tries)
    const newest = { answer: attempt.answer, answeredAt: act.origin.at, ...tries }
    return {
      kind: 'answered',
      progressed: progressed(found, stand, { lastAttempt: newest, drafts: [] }),
      feedback: feedbackOn(found.step.content, attempt.answer, tries),
    }
  })
}

/** What the attempt was answered the first time, beside how everything stands now. */
async function answerAgain(
  { tx, learner }: Act,
  stand: Standing,
  found: AtStep,
  attempt: Attempt,
): Promise<Answered> {
  const { stepId, unitId } = attempt
  const first = await attemptAsOf(tx, learner, attempt, attempt.attemptId)
  if (first === undefined) throw new Error('An attempt that was kept is not there')
  const lastAttempt = (await lastAttempts(tx, learner, unitId)).get(stepId)
  const drafts = (await draftsOf(tx, learner, unitId)).get(stepId) ?? []
  return {
    kind: 'answered',
    progressed: progressed(found, stand, { lastAttempt, drafts }),
    feedback: feedbackOn(found.step.content, first.answer, first),
  }
}

async function recordAnswer(
  act: Act,
  stand: Standing,
  { step, outline }: AtStep,
  { courseId, unitId, stepId, attemptId, answer: given, elapsedS }: Attempt,
  { attempts }: Tries,
): Promise<void> {
  await publish(act.tx, QuestionAnswered, act.origin, {
    courseId,
    unitId,
    stepId,
    stepKind: step.content.kind,
    attempt: attempts,
    isRight: grade(step.content, given),
    elapsedS,
  })
  await advanceStep(act, stand, outline, { work: { attemptIds: [attemptId] }, isAct: true })
}
