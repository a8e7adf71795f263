/**
 * Door `@banxue/ui/session`: who looks at the page and what they may do.
 * The app asks identity and provides the answer; slices only read it.
 */
import type { Language } from '@banxue/platform/i18n/language'
import { createContext, type ReactNode, useContext } from 'react'

/** What pages know of the person and the school; identity's `me` has this shape. */
export interface Session {
  /** Null for a visitor; a guest is a person without an account. */
  person: {
    id: string
    kind: 'guest' | 'member'
    name: string
    email: string | null
    roles: readonly string[]
    language: Language
    zone: string
    simulated: boolean
  } | null
  /** Rows of the table of permissions. */
  permissions: readonly string[]
  school: {
    name: string
    zone: string
    /** `#rrggbb`; null for the lamp. */
    accent: string | null
    /** The school's own picture; null for the lamp and page. */
    logoUrl: string | null
    isDemo: boolean
    canEnterDemo: boolean
    hasMail: boolean
    /** 0 to 1 while the demo loads, else null. */
    demoProgress: number | null
  }
}

const Current = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <Current value={session}>{children}</Current>
}

/** The session; throws outside the app's provider. */
export function useSession(): Session {
  const session = useContext(Current)
  if (session === null) throw new Error('No session: the page stands outside the app.')
  return session
}

/** Whether the person has a permission: a question for showing doors, the server asks again. */
export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission)
}
