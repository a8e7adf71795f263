import { onSessionRefused } from '@banxue/ui/session-refused'
import { useEffect, useRef } from 'react'
import { identity } from './api.ts'
import { forgetGone, goneOf, onGoneElsewhere } from './forget-gone.ts'
import { queryClient, router } from './router.ts'
import { whenQuiet } from './worker.ts'

/** After a refusal the school is asked so seldom whether the person is gone, or has only to sign in; milliseconds. */
const askEveryMs = 60_000

/**
 * Whoever was deleted elsewhere leaves this page, its other tabs and the device. First the page lets go of them, so
 * that nothing on it writes them down again; then what is kept goes; and whoever looks at it is told.
 */
export function useGone(personId: string | null): void {
  useEffect(() => (personId === null ? undefined : whenFoundGone(personId, letGo)), [personId])
  const before = useRef<string | null>(null)
  useEffect(() => {
    const was = before.current
    before.current = personId
    const off = new AbortController()
    let isTold = personId !== null || was === null
    const forget = async () => {
      const gone = await forgetGone(personId, was)
      if (isTold || was === null || !gone.includes(was)) return
      isTold = true
      await router.navigate({ to: '/gone', search: { elsewhere: true } })
    }
    const run = () => void forget().catch(() => undefined)
    addEventListener('online', run, { signal: off.signal })
    const callOff = whenQuiet(run)
    return () => {
      off.abort()
      callOff()
    }
  }, [personId])
}

/** Asks anew who looks at the page: nobody, and what was known of them here is known no more. */
async function letGo(): Promise<void> {
  const asked = identity.me.queryOptions()
  await queryClient.fetchQuery({ ...asked, staleTime: 0 })
  const known = queryClient.getQueryCache().find({ queryKey: asked.queryKey })
  queryClient.removeQueries({ predicate: (query) => query !== known })
}

/** Calls when the school, back in reach or refusing the person's session, says that they are gone, or another tab does. */
function whenFoundGone(personId: string, call: () => Promise<void>): () => void {
  let askedAtMs = -Infinity
  const found = () => void call().catch(() => undefined)
  const ask = async () => {
    askedAtMs = performance.now()
    if ((await goneOf([personId])).includes(personId)) found()
  }
  const askNow = () => void ask().catch(() => (askedAtMs = -Infinity))
  const off = new AbortController()
  addEventListener('online', askNow, { signal: off.signal })
  const offs = [
    onSessionRefused(() => (performance.now() - askedAtMs < askEveryMs ? undefined : askNow())),
    onGoneElsewhere((id) => (id === personId ? found() : undefined)),
    () => off.abort(),
  ]
  return () => offs.forEach((end) => end())
}
