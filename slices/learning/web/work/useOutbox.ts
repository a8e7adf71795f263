import { useSession } from '@banxue/ui/session'
import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { type OpenOutbox, openOutbox } from './open-outbox.ts'

/** The outbox of whoever looks at the page; the component is drawn anew whenever anything in it changes. */
export function useOutbox(): OpenOutbox {
  const { person } = useSession()
  const queries = useQueryClient()
  if (person === null) throw new Error('Nobody learns here: a visitor becomes a guest first.')
  const open = openOutbox(person, queries)
  useSyncExternalStore(open.onChange, open.version)
  return open
}
