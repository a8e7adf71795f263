import type { Me } from '@banxue/slices/identity/contract'
import { ComingErasure } from '@banxue/slices/identity/web'
import { deliverWork, hearNews, keepSavedFresh } from '@banxue/slices/learning/web'
import { Accent } from '@banxue/ui/accent'
import { SessionProvider } from '@banxue/ui/session'
import { Telemetry } from '@banxue/ui/telemetry/Telemetry'
import { ThemeProvider } from '@banxue/ui/theme'
import { currentLanguage, onLanguage } from '@banxue/ui/words'
import { QueryClientProvider, useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { identity } from './api.ts'
import { rememberSession } from './first-session.ts'
import { queryClient, router } from './router.ts'
import { useGone } from './useGone.ts'
import { UpdateBar } from './UpdateBar.tsx'
import { startWorker, whenQuiet } from './worker.ts'

/** Everything around the pages: theme, queries, who looks at them, where they can go. */
export function App() {
  return (
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <Signed />
        </Suspense>
      </QueryClientProvider>
    </ThemeProvider>
  )
}

function Signed() {
  const { data: me } = useSuspenseQuery(identity.me.queryOptions())
  useKeptLanguage(me.person?.id ?? null)
  useDevice(me)
  useGone(me.person?.id ?? null)
  return (
    <SessionProvider session={me}>
      <Accent accent={me.school.accent} />
      <UpdateBar />
      {me.person !== null && me.person.erasure !== null && (
        <Suspense>
          <ComingErasure erasure={me.person.erasure} />
        </Suspense>
      )}
      <RouterProvider router={router} />
      <Telemetry person={me.person} page={firstPage()} />
    </SessionProvider>
  )
}

/** Pattern of the page that was opened, without ids; the router has loaded it before the app is mounted. */
const firstPage = () => router.state.matches.at(-1)?.fullPath ?? '/'

/** The device remembers who is here; for whoever learns, the school opens without a network from then on. */
function useDevice(me: Me): void {
  useEffect(() => rememberSession(me), [me])
  const { person } = me
  const isLearner = person !== null
  useEffect(() => {
    if (isLearner) startWorker()
  }, [isLearner])
  useEffect(() => {
    return whenQuiet(() => {
      if (person === null) return
      const { id, kind } = person
      void deliverWork({ id, kind }, queryClient).catch(() => undefined)
      void keepSavedFresh({ id, kind }).catch(() => undefined)
    })
  }, [person])
  // A guest has one device, and the demo's people are shared by everybody.
  const memberId = person?.kind === 'member' && !person.simulated ? person.id : null
  useEffect(() => {
    if (memberId === null) return
    const off = new AbortController()
    const callOff = whenQuiet(() => void hearNews(queryClient, off.signal).catch(() => undefined))
    return () => {
      callOff()
      off.abort()
    }
  }, [memberId])
}

/** A language chosen on the screen becomes the person's, so that mail and other devices follow. */
function useKeptLanguage(personId: string | null): void {
  const { mutate } = useMutation(
    identity.changeProfile.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: identity.me.key() }),
    }),
  )
  useEffect(
    () => onLanguage(() => personId !== null && mutate({ language: currentLanguage() })),
    [personId, mutate],
  )
}
