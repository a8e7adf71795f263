import { localDay } from '@banxue/platform/events/local-day'
import type { PageMeasured } from '@banxue/platform/events/page-measured'
import type { VisitBegan } from '@banxue/platform/events/visit-began'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { thisDevice } from './device.ts'
import { thisClock } from './device-clock.ts'
import { measurePage } from './measure-page.ts'
import { measureQuality } from './quality-gate.ts'
import {
  alsoForget,
  alsoWaiting,
  enterSession,
  forgetPerson,
  keptEvents,
  keptPeople,
  onQueueState,
  queueState,
  tell,
  waitingEvents,
} from './start.ts'
import type { QueueState } from './delivery.ts'
import { arrivalOf, isFirstPageOn } from './visit.ts'

/** Door `@banxue/ui/telemetry/Telemetry`: events of the browser, kept until the server has them. */
export { alsoForget, alsoWaiting, forgetPerson, keptPeople, tell, waitingEvents }

interface TelemetryProps {
  /** Null for a visitor; undefined while it is not known yet who looks at the page. */
  person: { id: string; kind: 'guest' | 'member'; consents: { quality: boolean } } | null | undefined
  /** Route pattern of the page, without ids. */
  page: string
}

/** Stands once in the shell: tells the queue whose session this is, counts the visit, and measures the page life. */
export function Telemetry({ person, page }: TelemetryProps) {
  const personId = person === undefined ? undefined : (person?.id ?? null)
  const isGuest = person?.kind === 'guest'
  const isMember = person?.kind === 'member'
  const agrees = person?.consents.quality ?? true
  useEffect(() => measureQuality(agrees), [agrees])
  useEffect(() => {
    if (personId !== undefined) enterSession({ personId, isGuest })
  }, [personId, isGuest])
  useEffect(() => {
    if (personId !== undefined) visitOnce(isMember)
  }, [personId, isMember])
  useEffect(() => measureOnce(page), [page])
  return null
}

let isVisited = false
/** The first page of the day is a visit where nobody is signed in; that of a member takes the day, so that leaving is none. */
function visitOnce(isMember: boolean): void {
  if (isVisited) return
  isVisited = true
  if (!isFirstPageOn(localDay(thisClock.now(), thisClock.zone())) || isMember) return
  // As the page was opened: the router may have written another address since.
  const [opened] = performance.getEntriesByType('navigation')
  tell<typeof VisitBegan>({
    name: 'web.visit_began',
    version: 1,
    payload: arrivalOf(opened?.name ?? location.href, document.referrer),
  })
}

let isMeasured = false
function measureOnce(page: string): void {
  if (isMeasured) return
  isMeasured = true
  measurePage((figures) =>
    tell<typeof PageMeasured>({
      name: 'web.page_measured',
      version: 1,
      payload: { page, device: thisDevice(), ...figures },
    }),
  )
}

/** Whether what the learner did arrives: `well`, `retrying`, or `sign_in` where their session ended. */
export const useQueueState = (): QueueState =>
  useSyncExternalStore(onQueueState, queueState, () => 'well' as const)

/** How often the events that cannot be sent are counted anew, milliseconds. */
const countMs = 5_000

/** Events of the person in session that cannot be sent just now; 0 while all goes well. */
export function useWaitingEvents(): number {
  const state = useQueueState()
  const [count, setCount] = useState(0)
  useEffect(() => {
    let isOver = false
    const look = () => void keptEvents().then((found) => (isOver ? undefined : setCount(found)))
    look()
    const timer = setInterval(look, countMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [state])
  return state === 'well' ? 0 : count
}
