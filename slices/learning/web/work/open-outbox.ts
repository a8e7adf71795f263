import { alsoWaiting } from '@banxue/ui/telemetry/Telemetry'
import type { QueryClient } from '@tanstack/react-query'
import type { UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { withStep } from '../player/unit-flow.ts'
import { type Delivered, Outbox } from './outbox.ts'
import { type Sent, sendWork, setbackOf } from './send-work.ts'
import { adoptGuestWork, deviceShelf } from './device-shelf.ts'
import { workStore } from './work-store.ts'

/** First and longest wait before a learner's work is tried again, milliseconds. */
const firstMs = 1_000
const longestMs = 30_000

/** The outbox of a person in this page, and what pages hear of it. */
export interface OpenOutbox {
  outbox: Outbox<Sent>
  /** Hears every change; answers how to stop. */
  onChange: (listener: () => void) => () => void
  /** Grows with every change. */
  version: () => number
  /** Hears what the server refused for good. */
  onRefused: (listener: (refused: Refused) => void) => () => void
}

type Refused = Extract<Delivered<Sent>, { kind: 'refused' }>

const open = new Map<string, OpenOutbox>()

/** The one outbox of a person in this page; opening it sends what an earlier page life left behind. */
export function openOutbox(
  person: { id: string; kind: 'guest' | 'member' },
  queries: QueryClient,
): OpenOutbox {
  const before = open.get(person.id)
  if (before !== undefined) return before
  const shelf = deviceShelf()
  adoptGuestWork(shelf, person)
  const changed = new Set<() => void>()
  const refused = new Set<(work: Refused) => void>()
  let version = 0
  const outbox = new Outbox<Sent>({
    store: workStore(shelf, person.id),
    send: sendWork,
    setbackOf,
    waitMs: (failures) => Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2),
    schedule(run, ms) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onDelivered(delivered) {
      if (delivered.kind === 'arrived') show(queries, delivered)
      else for (const listener of refused) listener(delivered)
    },
    onState() {
      version += 1
      for (const listener of changed) listener()
    },
  })
  const opened = {
    outbox,
    onChange: listener(changed),
    version: () => version,
    onRefused: listener(refused),
  }
  open.set(person.id, opened)
  alsoWaiting('learning', () => outbox.waiting)
  addEventListener('online', () => outbox.wake())
  addEventListener('visibilitychange', () => outbox.wake())
  outbox.wake()
  return opened
}

const listener =
  <F>(all: Set<F>) =>
  (one: F) => {
    all.add(one)
    return () => void all.delete(one)
  }

/** Writes what the server answered into the unit's view, and lets lists of progress ask again. */
function show(queries: QueryClient, { work, result }: Extract<Delivered<Sent>, { kind: 'arrived' }>): void {
  if (result === null) return
  const { courseId, unitId } = work
  queries.setQueryData<UnitView>(learning.openUnit.queryKey({ input: { courseId, unitId } }), (view) =>
    view === undefined ? view : withStep(view, result.step, result.unit),
  )
  if (result.unit === undefined) return
  void queries.invalidateQueries({ queryKey: learning.courseProgress.key({ input: { courseId } }) })
  void queries.invalidateQueries({ queryKey: learning.listEnrolments.key() })
}
