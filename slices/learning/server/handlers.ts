import type { Handler } from '@banxue/platform/events/handler'
import { originIn } from '@banxue/platform/events/publish'
import { GuestMerged, PersonErased } from '#identity/events'
import { Watched } from '#learning/contract'
import { foldGuest } from './fold-guest.ts'
import { foldWatches, type Watch } from './fold-watch.ts'
import type { Needs } from './needs.ts'
import { forgetPeople } from './person-store.ts'
import type { LearningTables } from './tables.ts'

/**
 * What learning does on facts and telemetry of others. One reader for all three kinds, because their order
 * counts: what a guest watched before the merge must be the guest's when it is folded into the account.
 */
export function createLearningHandlers({
  courses,
  tell,
}: Pick<Needs, 'courses' | 'tell'>): Handler<LearningTables>[] {
  return [
    {
      name: 'learning.fold_progress',
      events: [Watched, GuestMerged, PersonErased],
      async handle(tx, events) {
        let watches: Watch[] = []
        const fold = async () => {
          await foldWatches(tx, courses, watches)
          watches = []
        }
        for (const event of events) {
          if (event.subjectId === null) continue
          const learner = { personId: event.subjectId }
          const origin = originIn(event)
          if (event.name === Watched.name) {
            const payload = Watched.payload.parse(event.payload)
            watches.push({ learnerId: learner.personId, origin, payload })
            continue
          }
          await fold()
          if (event.name === PersonErased.name) {
            await forgetPeople(tx, [learner.personId])
            // Their pages ask, are refused, and let go of them.
            tell?.({ ...learner, sessionId: null })
          }
          if (event.name === GuestMerged.name) {
            const { guestId } = GuestMerged.payload.parse(event.payload)
            await foldGuest(tx, courses, { guest: { personId: guestId }, learner, origin })
          }
        }
        await fold()
      },
    },
  ]
}
