import type { Actor } from '@banxue/platform/auth/actor'
import type { Progressed } from '#learning/contract'
import { advanceStep } from './advance.ts'
import { atStep, inOneAct, type InStep, progressed } from './in-step.ts'
import type { Needs } from './needs.ts'
import type { Closed } from './place.ts'

interface Reading extends InStep {
  /** Stands for one life of the page; its seconds only grow. */
  pageId: string
  visibleS: number
  reachedEnd: boolean
}

/** Adds the reading of one page life, and completes the step where it is enough. */
export async function recordReading(
  needs: Needs,
  actor: Actor,
  { pageId, visibleS, reachedEnd, ...at }: Reading,
): Promise<{ kind: 'recorded'; progressed: Progressed } | Closed> {
  const found = await atStep(needs, actor, at)
  if ('kind' in found) return found
  if (found.outline.kind !== 'reading') return { kind: 'not_found' }
  return inOneAct(needs, actor, found.place, async (act, stand) => {
    const isDone = (stand.steps.get(at.stepId)?.completion ?? null) !== null
    const work = { pages: { [pageId]: visibleS }, reachedEnd }
    if (!isDone) await advanceStep(act, stand, found.outline, { work, isAct: false })
    return {
      kind: 'recorded',
      progressed: progressed(found, stand, { lastAttempt: undefined, drafts: [] }),
    }
  })
}
