import { leaveLater } from '@banxue/ui/offline/leaving'
import { removeAllSaved } from '@banxue/ui/offline/saved'
import { hashKey, type QueryClient } from '@tanstack/react-query'
import type { Me } from '../contract.ts'
import { identity } from './api.ts'
import { askAuth } from './auth-api.ts'

interface Leaving {
  me: Me
  queries: QueryClient
  /** Whether what they saved stays on the device, for when they come back. */
  keepsSaved: boolean
}

/**
 * Signs out, and takes what was saved off the device unless it is to stay. Without a network the device shows nothing
 * of the person any more, and tells the server before it asks anything else.
 */
export async function leaveSchool({ me, queries, keepsSaved }: Leaving): Promise<void> {
  const isTold = await askAuth('/sign-out', {}).then(
    () => true,
    (error: unknown) => {
      if (error instanceof TypeError) return false
      throw error
    },
  )
  if (me.person !== null && !keepsSaved) await removeAllSaved(me.person.id)
  const asked = identity.me.queryOptions()
  if (isTold) await queries.fetchQuery({ ...asked, staleTime: 0 })
  else {
    leaveLater()
    queries.setQueryData(asked.queryKey, { ...me, person: null, permissions: [] })
  }
  const known = hashKey(asked.queryKey)
  queries.removeQueries({ predicate: ({ queryHash }) => queryHash !== known })
}
