import type { Actor } from '@banxue/platform/auth/actor'
import { factOf } from '@banxue/platform/events/publish'
import { isSoundJson } from '@banxue/platform/events/sound-text'
import type { Answer, Feedback, Progressed } from '#learning/contract'
import { QuestionAnswered } from '#learning/events'
import { feedbackOn, fits, grade, type Tries } from '#learning/rules'
import { type Act, advanceStep, spokenIn, type Standing } from './advance.ts'
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
  return inOneAct(needs, actor, found.place, (act, stand) => answerIn(act, stand, found, attempt))
}

/** The same within a transaction that holds the learner's progress. */
export async function answerIn(
  act: Act,
  stand: Standing,
  found: AtStep,
  attempt: Attempt,
): Promise<Answered> {
  const { content } = found.step
  if (!fits(content, attempt.answer) || !isSoundJson(JSON.stringify(attempt.answer)))
    return { kind: 'bad_answer' }
  const isRight = grade(content, attempt.answer)
  const tries = await saveAttempt(act.tx, act.learner, { ...attempt, isRight }, spokenIn(act))
  if (tries === null) return answerAgain(act, stand, found, attempt)
  await recordAnswer(act, stand, found, attempt, tries)
  const answeredAt = act.origin.at
  const isNewest = tries.newestOtherAt === null || tries.newestOtherAt < answeredAt
  const words = isNewest
    ? { lastAttempt: { answer: attempt.answer, answeredAt, ...tries }, drafts: [] }
    : await wordsAt(act, attempt)
  return {
    kind: 'answered',
    progressed: progressed(found, stand, words),
    feedback: feedbackOn(content, attempt.answer, tries),
  }
}

/** What the attempt was answered the first time, beside how everything stands now. */
async function answerAgain(act: Act, stand: Standing, found: AtStep, attempt: Attempt): Promise<Answered> {
  const first = await attemptAsOf(act.tx, act.learner, attempt, attempt.attemptId)
  if (first === undefined) throw new Error('An attempt that was kept is not there')
  return {
    kind: 'answered',
    progressed: progressed(found, stand, await wordsAt(act, attempt)),
    feedback: feedbackOn(found.step.content, first.answer, first),
  }
}

/** The newest answer to a question, and what is half written there. */
async function wordsAt({ tx, learner }: Act, { unitId, stepId }: InStep) {
  return {
    lastAttempt: (await lastAttempts(tx, learner, unitId)).get(stepId),
    drafts: (await draftsOf(tx, learner, unitId)).get(stepId) ?? [],
  }
}

async function recordAnswer(
  act: Act,
  stand: Standing,
  { step, outline }: AtStep,
  { courseId, unitId, stepId, attemptId, answer: given, elapsedS }: Attempt,
  { attempts }: Tries,
): Promise<void> {
  act.unsaved.facts.push(
    factOf(QuestionAnswered, act.origin, {
      courseId,
      unitId,
      stepId,
      stepKind: step.content.kind,
      attempt: attempts,
      isRight: grade(step.content, given),
      elapsedS,
    }),
  )
  await advanceStep(act, stand, outline, { work: { attemptIds: [attemptId] }, isAct: true })
}
