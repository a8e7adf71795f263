import type { Handler } from '@banxue/platform/events/handler'
import { originIn } from '@banxue/platform/events/publish'
import { PersonErased } from '#identity/events'
import { CourseCompleted } from '#learning/events'
import { issue } from './certificates.ts'
import type { Needs } from './needs.ts'
import { forgetHolders } from './store.ts'
import type { GrowthTables } from './tables.ts'

/** A completed course earns its certificate; a person erased takes theirs along. */
export function createGrowthHandlers({ completion }: Pick<Needs, 'completion'>): Handler<GrowthTables>[] {
  return [
    {
      name: 'growth.issue_certificates',
      events: [CourseCompleted, PersonErased],
      async handle(tx, events) {
        for (const event of events) {
          if (event.subjectId === null) continue
          const holder = { personId: event.subjectId }
          if (event.name === PersonErased.name) {
            await forgetHolders(tx, [holder.personId])
            continue
          }
          const { courseId } = CourseCompleted.payload.parse(event.payload)
          const completed = await completion(holder.personId, courseId)
          // Null where the person has been erased since.
          if (completed !== null) await issue(tx, holder, courseId, completed, originIn(event))
        }
      },
    },
  ]
}
