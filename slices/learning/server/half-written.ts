import type { Actor } from '@banxue/platform/auth/actor'
import { momentOf } from '@banxue/platform/events/moment'
import { isSoundJson } from '@banxue/platform/events/sound-text'
import type { Answer, StepState } from '#learning/contract'
import { type Act, spokenIn, type Standing } from './advance.ts'
import { isAnsweredSince, type LastAttempt, lastAttempts } from './attempt-store.ts'
import { clearDrafts, draftsOf, saveDraft } from './draft-store.ts'
import { type AtStep, atStep, inOneAct, type InStep } from './in-step.ts'
import type { Needs } from './needs.ts'
import type { Closed } from './place.ts'
import { savePosition } from './position-store.ts'
import type { Said } from './two-latest.ts'
import { stepState } from './views.ts'

export type Drafted = { kind: 'drafted'; state: StepState } | { kind: 'bad_answer' } | Closed

interface Draft extends InStep {
  answer: Answer
  /** Device clock. */
  typedAt: Date
  /** Device clock, when the request left. */
  sentAt: Date
}

/** Keeps a half-written answer; one typed before the question was answered comes too late and changes nothing. */
export async function keepDraft(needs: Needs, actor: Actor, draft: Draft): Promise<Drafted> {
  const found = await atStep(needs, actor, draft)
  if ('kind' in found) return found
  const at = onOurClock(needs, draft.typedAt, draft.sentAt)
  return inOneAct(needs, actor, found.place, (act, stand) => keepDraftIn(act, stand, found, draft.answer), at)
}

/** The same within a transaction that holds the learner's progress. */
export async function keepDraftIn(
  act: Act,
  stand: Standing,
  found: AtStep,
  answer: Answer,
): Promise<Drafted> {
  if (found.step.content.kind !== answer.kind || !isSoundJson(JSON.stringify(answer)))
    return { kind: 'bad_answer' }
  const { tx, learner } = act
  const at = { unitId: act.unit.id, stepId: found.step.id }
  const spoken = spokenIn(act)
  return drafted(act, stand, found, async (lastAttempt) =>
    lastAttempt !== undefined && (await isAnsweredSince(tx, learner, at, spoken))
      ? draftsAt(act, at.stepId)
      : saveDraft(tx, learner, at, { ...spoken, value: answer }),
  )
}

/** Brings back what another device had half written; there is one undo, and then nothing to bring back. */
export async function undoDraft(
  needs: Needs,
  actor: Actor,
  { order = 0, ...at }: InStep & { order?: number | undefined },
): Promise<Drafted> {
  const found = await atStep(needs, actor, at)
  if ('kind' in found) return found
  return inOneAct(needs, actor, found.place, (act, stand) =>
    drafted(act, stand, found, async () => {
      const drafts = await draftsAt(act, at.stepId)
      const [, other] = drafts
      if (other === undefined) return drafts
      await clearDrafts(act.tx, actor, at)
      return saveDraft(act.tx, actor, at, { ...spokenIn(act), order, value: other.value })
    }),
  )
}

/** Keeps where a device stands in a unit. */
export async function keepPosition(
  needs: Needs,
  actor: Actor,
  place: InStep & { atS: number | null; at: Date; sentAt: Date },
): Promise<{ kind: 'kept' } | Closed> {
  const found = await atStep(needs, actor, place)
  if ('kind' in found) return found
  const spoken = {
    at: onOurClock(needs, place.at, place.sentAt),
    sessionId: actor.sessionId,
    order: null,
  }
  await savePosition(needs.db, actor, place, { ...spoken, value: { stepId: place.stepId, atS: place.atS } })
  return { kind: 'kept' }
}

/** A device's moment on the server's clock, where the device tells no more than when it sent. */
const onOurClock = ({ clock }: Needs, at: Date, sentAt: Date): Date =>
  momentOf({ at, sentAt, ageMs: null, lastAckAt: null }, clock.now())

async function drafted(
  { tx, learner, unit }: Act,
  stand: Standing,
  { step }: AtStep,
  change: (lastAttempt: LastAttempt | undefined) => Promise<Said<Answer>[]>,
): Promise<Drafted> {
  const lastAttempt = (await lastAttempts(tx, learner, unit.id)).get(step.id)
  const drafts = await change(lastAttempt)
  const progress = stand.steps.get(step.id)
  return { kind: 'drafted', state: stepState(step, { progress, lastAttempt, drafts }) }
}

const draftsAt = async ({ tx, learner, unit }: Act, stepId: InStep['stepId']): Promise<Said<Answer>[]> =>
  (await draftsOf(tx, learner, unit.id)).get(stepId) ?? []
