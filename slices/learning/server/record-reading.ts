import type { Actor } from '@banxue/platform/auth/actor'
import type { Progressed } from '#learning/contract'
import { type Act, advanceStep, type Standing } from './advance.ts'
import { type AtStep, atStep, inOneAct, type InStep, progressed } from './in-step.ts'
import type { Needs } from './needs.ts'
import type { Closed } from './place.ts'

interface Reading extends InStep {
  /** Stands for one life of the page; its seconds only grow. */
  pageId: string
  visibleS: number
  reachedEnd: boolean
}

export type Recorded = { kind: 'recorded'; progressed: Progressed } | Closed

/** Adds the reading of one page life, and completes the step where it is enough. */
export async function recordReading(needs: Needs, actor: Actor, reading: Reading): Promise<Recorded> {
  const found = await atStep(needs, actor, reading)
  if ('kind' in found) return found
  return inOneAct(needs, actor, found.place, (act, stand) => recordReadingIn(act, stand, found, reading))
}

/** The same within a transaction that holds the learner's progress. */
export async function recordReadingIn(
  act: Act,
  stand: Standing,
  found: AtStep,
  { pageId, visibleS, reachedEnd, stepId }: Reading,
): Promise<Recorded> {
  if (found.outline.kind !== 'reading') return { kind: 'not_found' }
  const isDone = (stand.steps.get(stepId)?.completion ?? null) !== null
  const work = { pages: { [pageId]: visibleS }, reachedEnd }
  if (!isDone) await advanceStep(act, stand, found.outline, { work, isAct: false })
  return {
    kind: 'recorded',
    progressed: progressed(found, stand, { lastAttempt: undefined, drafts: [] }),
  }
}
