import { hashKey, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '../contract.ts'
import { identity } from './api.ts'

/** Who looks at the page, what they may do, and the school; suspends until that is known. */
export function useMe(): Me {
  return useSuspenseQuery(identity.me.queryOptions()).data
}

/**
 * To be called when somebody signed in, up or out: asks anew who looks at the page and forgets every other
 * answer, because they belonged to whoever it was before.
 */
export function useNewSession(): () => Promise<Me> {
  const queries = useQueryClient()
  return async () => {
    const options = identity.me.queryOptions()
    const me = await queries.fetchQuery({ ...options, staleTime: 0 })
    const known = hashKey(options.queryKey)
    queries.removeQueries({ predicate: ({ queryHash }) => queryHash !== known })
    return me
  }
}
