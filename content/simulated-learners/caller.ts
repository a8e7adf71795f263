import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import type { RequestContext } from '@banxue/platform/api/context'
import type { Actor } from '@banxue/platform/auth/actor'
import type { StepId } from '@banxue/slices/courses/contract'
import type { School } from '../../apps/server/compose.ts'
import type { Traits } from './traits.ts'

export interface SimulatedLearner {
  /** Their number among the demo's learners; who they are follows from it. */
  index: number
  personId: string
  traits: Traits
  /** Media seconds up to which they remember videos, by step. */
  watched: Map<StepId, number>
}

/** The school's procedures as a session of this learner calls them. */
export const callerOf = (school: School, { personId, traits }: SimulatedLearner) => {
  const actor: Actor = {
    personId,
    kind: 'member',
    roles: ['learner'],
    simulated: true,
    language: traits.language,
    zone: traits.zone,
    sessionId: randomUUID(),
  }
  const context: RequestContext = {
    actor,
    language: traits.language,
    ref: 'SIMULA',
    headers: new Headers(),
    resHeaders: new Headers(),
  }
  return createRouterClient(school.router, { context })
}
export type Caller = ReturnType<typeof callerOf>
