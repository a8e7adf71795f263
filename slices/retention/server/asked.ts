import type { RequestContext } from '@banxue/platform/api/context'
import { actorOf } from '@banxue/platform/api/guard'
import type { CourseId } from '#courses/contract'
import { PulseFilters, type PulseQuestion, type Whom } from '../contract.ts'
import type { Question } from './ask.ts'
import type { RetentionNeeds } from './needs.ts'
import { type Scope, scopeOf } from './scope.ts'

/** Makes a question of what somebody asks: whose courses they see is decided here. */
export interface Asked {
  /** @param courseId null for all that the caller may see */
  scopeIn: (context: RequestContext, courseId: CourseId | null) => Promise<Scope>
  /** Without filters. */
  whom: (context: RequestContext, input: Whom) => Promise<Question>
  of: (context: RequestContext, input: PulseQuestion) => Promise<Question>
}

export function createAsked(taughtBy: RetentionNeeds['courses']['taughtBy']): Asked {
  async function scopeIn(context: RequestContext, courseId: CourseId | null) {
    const { personId, roles } = actorOf(context)
    return scopeOf(courseId, roles, roles.includes('instructor') ? await taughtBy(personId) : [])
  }
  const whom: Asked['whom'] = async (context, { population, courseId }) => ({
    population,
    scope: await scopeIn(context, courseId),
  })
  return {
    scopeIn,
    whom,
    of: async (context, input) => ({
      ...(await whom(context, input)),
      filters: PulseFilters.parse(input),
    }),
  }
}
