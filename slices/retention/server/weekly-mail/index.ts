import { createWeeklyMailStore } from '../store/weekly-mails.ts'
import { exportWeeklyMail } from './export-of.ts'
import { createWeeklyMailJob } from './job.ts'
import type { WeeklyMailNeeds } from './needs.ts'
import { createWeeklyMailRoutes } from './routes.ts'
import { createStopTokens } from './stop-token.ts'

/** The weekly mail of Pulse: for those who asked, once a week, on a morning of theirs. */
export function createWeeklyMail(needs: WeeklyMailNeeds) {
  const store = createWeeklyMailStore(needs.db)
  const tokens = createStopTokens(needs.secret)
  return {
    routes: createWeeklyMailRoutes(needs, store, tokens),
    job: createWeeklyMailJob(needs, store, tokens),
    /** `POST` of a mail program to the address in `List-Unsubscribe`, with nobody signed in (RFC 8058). */
    async stop(request: Request): Promise<Response> {
      const personId = tokens.personOf(new URL(request.url).searchParams.get('token') ?? '')
      if (personId === null) return new Response(null, { status: 410 })
      await store.want(personId, false, needs.clock.now())
      return new Response(null, { status: 204 })
    },
    exportOf: exportWeeklyMail(store),
    forgetPeople: (personIds: readonly string[]) => store.forgetPeople(personIds),
  }
}
