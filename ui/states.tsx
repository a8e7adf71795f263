/**
 * Door `@banxue/ui/states`: what a page shows when there is nothing, not yet, or not any more.
 * `Loading` is a skeleton of the coming shape; `Empty` says what it means and what can be done;
 * `Failure` words the error, names its ref and offers another try.
 */
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { type ReactNode, useSyncExternalStore } from 'react'
import { problemOf } from './rpc.ts'
import { type FirstWords, firstWords } from './first/words.ts'
import { useLanguage } from './words.ts'

/** Grey lines where text will be; `lines` of them. Appears after a breath, so that quick answers do not flicker. */
export function Loading({ lines = 3, label }: { lines?: number; label?: string }) {
  const t = useStateWords()
  return (
    <div className="loading" role="status" aria-label={label ?? t.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="loading-line" style={{ width: `${[92, 100, 64, 84][index % 4]}%` }} />
      ))}
    </div>
  )
}

interface EmptyProps {
  title: string
  /** What it means, or when there was something last. */
  children?: ReactNode
  /** What can be done: a link or a button. */
  action?: ReactNode
}

/** Nothing here, and that is all right. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="state">
      <span className="state-lamp" aria-hidden="true" />
      <h2 className="state-title">{title}</h2>
      {children !== undefined && <div className="state-words">{children}</div>}
      {action}
    </div>
  )
}

/** Asking again changes nothing about these. */
const unhelped = new Set(['SIGN_IN', 'FORBIDDEN', 'NOT_FOUND'])

interface FailureProps {
  error: unknown
  retry?: () => void
  /** In the page's own words, by code of the contract; the common ones are worded here. */
  words?: Partial<Record<string, string>>
}

/** What happened, what can be done, and the ref to name. */
export function Failure({ error, retry, words }: FailureProps) {
  const t = useStateWords()
  const { code, ref } = problemOf(error)
  const common: Record<string, string> = {
    OFFLINE: t.failureOffline,
    SIGN_IN: t.failureSignIn,
    FORBIDDEN: t.failureForbidden,
    NOT_FOUND: t.failureNotFound,
    TOO_MANY: t.failureTooMany,
  }
  return (
    <div className="state" role="alert">
      <p className="state-words">
        {words?.[code] ?? common[code] ?? t.failureUnknown}
        {ref !== null && <span className="state-ref"> {t.ref(ref)}</span>}
      </p>
      {code === 'SIGN_IN' && (
        <a href={`/sign-in?to=${encodeURIComponent(location.pathname)}`} className="button">
          {t.signIn}
        </a>
      )}
      {retry !== undefined && !unhelped.has(code) && (
        <button type="button" className="button button-quiet" onClick={retry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}

/** A page that broke inside the frame, or whose subject is not there; the frame stays and leads on. */
export function PartFailure({ error }: { error: unknown }) {
  const t = useStateWords()
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  const retry = () => {
    queries.reset()
    void router.invalidate()
  }
  const isMissing = problemOf(error).code === 'NOT_FOUND'
  return (
    <div className="state">
      <h1 className="state-title">{isMissing ? t.pageMissing : t.pageFailed}</h1>
      <Failure error={error} retry={retry} />
      {isMissing && (
        <Link to="/" className="button">
          {t.home}
        </Link>
      )}
    </div>
  )
}

/** A page that broke; the frame is gone with it, so it brings its own way home. */
export function PageFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useStateWords()
  return (
    <main className="state-page" id="main" tabIndex={-1}>
      <h1 className="state-title">{t.pageFailed}</h1>
      <Failure error={error} retry={retry} />
      <a href="/">{t.home}</a>
    </main>
  )
}

/** No such page. */
export function PageMissing() {
  const t = useStateWords()
  return (
    <main className="state-page" id="main" tabIndex={-1}>
      <h1 className="state-title">{t.pageMissing}</h1>
      <p className="state-words">{t.pageMissingWhy}</p>
      <Link to="/" className="button">
        {t.home}
      </Link>
    </main>
  )
}

const isOnline = () => navigator.onLine
function onLine(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Whether the device has a network, as far as it knows. */
export function useOnline(): boolean {
  return useSyncExternalStore(onLine, isOnline, () => true)
}

/** Says, quietly and at once, that the network is gone and what that means. */
export function OfflineBanner() {
  const t = useStateWords()
  if (useOnline()) return null
  return (
    <p className="offline" role="status">
      {t.offline}
    </p>
  )
}

/** These words are always at hand: a failure may be that nothing can be fetched. */
const useStateWords = (): FirstWords => firstWords[useLanguage()]
