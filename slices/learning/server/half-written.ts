import type { Actor } from '@banxue/platform/auth/actor'
import type { Answer, StepState } from '#learning/contract'
import { type LastAttempt, lastAttempts } from './attempt-store.ts'
import { clearDrafts, draftsOf, saveDraft } from './draft-store.ts'
import { type AtStep, atStep, type InStep } from './in-step.ts'
import type { Needs } from './needs.ts'
import type { Closed } from './place.ts'
import { savePosition } from './position-store.ts'
import { lockProgress, stepsOfUnit, type Tx } from './progress-store.ts'
import { corrected } from './skew.ts'
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
  if (found.step.content.kind !== draft.answer.kind) return { kind: 'bad_answer' }
  const at = corrected(draft.typedAt, draft.sentAt, needs.clock.now())
  return changeDrafts(needs, actor, found, (tx, lastAttempt) =>
    lastAttempt !== undefined && at <= lastAttempt.answeredAt
      ? draftsAt(tx, actor, draft)
      : saveDraft(tx, actor, draft, { value: draft.answer, at, sessionId: actor.sessionId }),
  )
}

/** Brings back what another device had half written; there is one undo, and then nothing to bring back. */
export async function undoDraft(needs: Needs, actor: Actor, at: InStep): Promise<Drafted> {
  const found = await atStep(needs, actor, at)
  if ('kind' in found) return found
  return changeDrafts(needs, actor, found, async (tx) => {
    const drafts = await draftsAt(tx, actor, at)
    const [, other] = drafts
    if (other === undefined) return drafts
    await clearDrafts(tx, actor, at)
    return saveDraft(tx, actor, at, { ...other, at: needs.clock.now(), sessionId: actor.sessionId })
  })
}

/** Keeps where a device stands in a unit. */
export async function keepPosition(
  needs: Needs,
  actor: Actor,
  place: InStep & { atS: number | null; at: Date; sentAt: Date },
): Promise<{ kind: 'kept' } | Closed> {
  const found = await atStep(needs, actor, place)
  if ('kind' in found) return found
  const at = corrected(place.at, place.sentAt, needs.clock.now())
  const value = { stepId: place.stepId, atS: place.atS }
  await savePosition(needs.db, actor, place, { value, at, sessionId: actor.sessionId })
  return { kind: 'kept' }
}

async function changeDrafts(
  { db }: Needs,
  actor: Actor,
  { place: { page, unit }, step }: AtStep,
  change: (tx: Tx, lastAttempt: LastAttempt | undefined) => Promise<Said<Answer>[]>,
): Promise<Drafted> {
  return db.transaction().execute(async (tx) => {
    await lockProgress(tx, actor, page.id)
    const lastAttempt = (await lastAttempts(tx, actor, unit.id)).get(step.id)
    const drafts = await change(tx, lastAttempt)
    const progress = (await stepsOfUnit(tx, actor, page.id, unit.id)).get(step.id)
    return { kind: 'drafted', state: stepState(step, { progress, lastAttempt, drafts }) }
  })
}

const draftsAt = async (tx: Tx, actor: Actor, { unitId, stepId }: InStep): Promise<Said<Answer>[]> =>
  (await draftsOf(tx, actor, unitId)).get(stepId) ?? []
