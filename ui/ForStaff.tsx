import { lazy, type ReactNode, Suspense, useState } from 'react'
import { consolePlaces } from './first/places.ts'
import { firstWords } from './first/words.ts'
import { useSession } from './session.tsx'
import { useConsoleKeys } from './useConsoleKeys.ts'
import { useLanguage } from './words.ts'

const Palette = lazy(() => import('./Palette.tsx').then((file) => ({ default: file.Palette })))

/** The console's inside; whoever may open none of its places is told so, and where to sign in. */
export function ForStaff({ children }: { children: ReactNode }) {
  const { person, permissions } = useSession()
  const words = firstWords[useLanguage()]
  const [isAsking, ask] = useState(false)
  useConsoleKeys(() => ask(true))
  if (consolePlaces.some(({ permission }) => permissions.includes(permission ?? '')))
    return (
      <>
        {children}
        <Suspense>{isAsking && <Palette close={() => ask(false)} />}</Suspense>
      </>
    )
  const isMember = person?.kind === 'member'
  return (
    <div className="state">
      <h1 className="state-title">{words.console}</h1>
      <p className="state-words">{isMember ? words.failureForbidden : words.failureSignIn}</p>
      <a className="button" href={isMember ? '/' : '/sign-in'}>
        {isMember ? words.toSchool : words.signIn}
      </a>
    </div>
  )
}
