import type { Me } from '@banxue/slices/identity/contract'
import { keepSession, keptSession } from '@banxue/ui/offline/device'
import { isLeaving } from '@banxue/ui/offline/leaving'
import type { QueryClient } from '@tanstack/react-query'
import { identity } from './api.ts'
import { takeFirstData } from './first-data.ts'
import { keepAnswers, takeKeptAnswers } from './kept-answers.ts'

/**
 * Who looks at the page: as the page says that came from the school; in the kept frame as this device remembers,
 * until the school answers; else as the school answers.
 */
export async function firstSession(queries: QueryClient): Promise<Me> {
  const asked = identity.me.queryOptions()
  keepAnswers(queries, () => personOf(queries.getQueryData(asked.queryKey)))
  // Whoever left without a network is not shown what the server, which does not know yet, has put in the page.
  if (!isLeaving()) takeFirstData(queries)
  if (queries.getQueryData(asked.queryKey) === undefined) {
    const kept = await keptSession()
    if (kept !== null) {
      // Old from the beginning: it is asked for anew as soon as it is used.
      queries.setQueryData(asked.queryKey, kept.me as Me, { updatedAt: 1 })
      await takeKeptAnswers(queries, kept.personId)
    }
  }
  return queries.ensureQueryData(asked)
}

/** Remembers who is here, for the next start without a network. */
export function rememberSession(me: Me): void {
  void keepSession({ personId: personOf(me), me, keptAtMs: Date.now() }).catch(() => undefined)
}

/** A visitor is nobody, and has nothing kept but what all may see. */
const personOf = (me: Me | undefined): string => me?.person?.id ?? ''
