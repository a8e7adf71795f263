import { keepAnswer, keptAnswers } from '@banxue/ui/offline/device'
import type { Query, QueryClient } from '@tanstack/react-query'

/** Questions whose last answers are kept on the device, so that their pages open without a network. */
const questions = new Set([
  'courses.catalogue',
  'courses.coursePage',
  'learning.listEnrolments',
  'learning.courseProgress',
  'learning.openUnit',
])

/** Keeps, from now on, what the school answers to the person who is here. */
export function keepAnswers(queries: QueryClient, personOf: () => string): void {
  queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.state.status !== 'success' || !isKept(query)) return
    void keepAnswer({
      personId: personOf(),
      question: query.queryHash,
      answer: query.state.data,
      answeredAtMs: query.state.dataUpdatedAt,
    }).catch(() => undefined)
  })
}

/** Puts what was kept for a person where their pages look for it, as old as it is. */
export async function takeKeptAnswers(queries: QueryClient, personId: string): Promise<void> {
  for (const { question, answer, answeredAtMs } of await keptAnswers(personId))
    queries.setQueryData(JSON.parse(question) as unknown[], answer, { updatedAt: answeredAtMs })
}

function isKept({ queryKey: [path] }: Query): boolean {
  return Array.isArray(path) && questions.has(path.join('.'))
}
