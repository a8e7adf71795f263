import { thisClock } from '@banxue/ui/telemetry/device-clock'
import { alsoForget, alsoWaiting } from '@banxue/ui/telemetry/Telemetry'
import type { QueryClient } from '@tanstack/react-query'
import type { ListedNote, UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { withStep } from '../player/unit-flow.ts'
import { adoptGuestWork } from './adopt-guest.ts'
import { deviceWork, nextOrder } from './device-work.ts'
import { type Delivered, Outbox } from './outbox.ts'
import { sendWork, setbackOf } from './send-work.ts'
import type { Work } from './work.ts'
import type { WorkStore } from './work-store.ts'

/** First and longest wait before a learner's work is tried again, milliseconds. */
const firstMs = 1_000
const longestMs = 30_000

/** The outbox of a person in this page, and what pages hear of it. */
export interface OpenOutbox {
  outbox: Outbox
  /** Hears every change; answers how to stop. */
  onChange: (listener: () => void) => () => void
  /** Grows with every change. */
  version: () => number
  /** Hears what the server refused for good. */
  onRefused: (listener: (refused: Refused) => void) => () => void
}

type Refused = Extract<Delivered, { kind: 'refused' }>

interface Person {
  id: string
  kind: 'guest' | 'member'
}

const open = new Map<string, OpenOutbox>()
/** Whose work the page counts and wakes: another learner of the same page is not here any more. */
let present = ''

/** The one outbox of a person in this page; opening it sends what an earlier page life left behind. */
export function openOutbox(person: Person, queries: QueryClient): OpenOutbox {
  present = person.id
  const before = open.get(person.id)
  if (before !== undefined) return before
  const changed = new Set<() => void>()
  const refused = new Set<(work: Refused) => void>()
  let version = 0
  const store = announced(deviceWork(person.id), person.id)
  const outbox = new Outbox({
    store,
    clock: thisClock,
    nextOrder,
    send: (acts) => sendWork(person.id, acts),
    setbackOf,
    waitMs: (failures) => Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2),
    schedule(run, ms) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    alone: (work) => aloneInSchool(person.id, work),
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
  listen(person.id, outbox)
  void adoptGuestWork(store, deviceWork, person)
    .catch(() => undefined)
    .finally(() => outbox.wake())
  return opened
}

/** Resolves when it is known what earlier page lives have left. */
export const whenRead = ({ outbox, onChange }: OpenOutbox): Promise<void> =>
  new Promise((done) => {
    if (outbox.isRead) return done()
    const off = onChange(() => {
      if (!outbox.isRead) return
      off()
      done()
    })
  })

function listen(personId: string, outbox: Outbox): void {
  const wake = () => (present === personId ? outbox.wake() : undefined)
  alsoWaiting('learning', () => open.get(present)?.outbox.waiting ?? 0)
  addEventListener('online', wake)
  addEventListener('focus', wake)
  document.addEventListener('visibilitychange', wake)
  channel?.addEventListener('message', ({ data }) => {
    if (data === personId && document.visibilityState === 'visible') void outbox.refresh()
  })
}

/** A person who was deleted leaves nothing unsent on this device. */
alsoForget('learning', async (personId) => {
  const store = deviceWork(personId)
  await store.remove(await store.all())
})

/** Tells the school's other tabs whose work has changed. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('banxue-work')

/** The same store, whose changes other tabs hear of. */
const announced = (store: WorkStore, personId: string): WorkStore => ({
  all: () => store.all(),
  put: (row) => store.put(row).finally(() => channel?.postMessage(personId)),
  remove: (rows) => store.remove(rows).finally(() => channel?.postMessage(personId)),
})

/** One tab sends for all; where locks are missing (plain HTTP) two may, and repeats do no harm. */
const aloneInSchool = async <T>(personId: string, work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? await navigator.locks.request(`banxue-work:${personId}`, work) : await work()

const listener =
  <F>(all: Set<F>) =>
  (one: F) => {
    all.add(one)
    return () => void all.delete(one)
  }

/** The note stands in the unit's list at once, as it did while it waited; the lists ask again. */
function showNote(queries: QueryClient, { kind: _kind, ...said }: Extract<Work, { kind: 'note' }>): void {
  const input = { unitId: said.unitId }
  queries.setQueryData<{ notes: ListedNote[]; hasMore: boolean }>(
    learning.listNotes.queryKey({ input }),
    (list) => {
      if (list === undefined) return list
      const at = new Date()
      const before = list.notes.find(({ noteId }) => noteId === said.noteId)
      const note = { courseTitle: null, unitTitle: null, madeAt: at, ...before, ...said, changedAt: at }
      return { ...list, notes: [note, ...list.notes.filter((one) => one !== before)] }
    },
  )
  void queries.invalidateQueries({ queryKey: learning.listNotes.key() })
}

/**
 * Changes an open unit's view. While it still opens, what was fetched ahead of it is on the screen; and the answer that
 * is on its way then may have been given before the change, so the unit is asked for anew.
 */
export function showInUnit(
  queries: QueryClient,
  { courseId, unitId }: { courseId: UnitView['courseId']; unitId: UnitView['unitId'] },
  change: (view: UnitView) => UnitView,
): void {
  const input = { courseId, unitId }
  const queryKey = learning.openUnit.queryKey({ input })
  const isAsking = queries.isFetching({ queryKey }) > 0
  queries.setQueryData<UnitView>(queryKey, (opened) => {
    const view =
      opened ?? (isAsking ? queries.getQueryData(learning.previewUnit.queryKey({ input })) : undefined)
    return view === undefined ? view : change(view)
  })
  if (isAsking) void queries.invalidateQueries({ queryKey })
}

/** Writes what the server answered into the unit's view, and lets lists of progress ask again. */
function show(queries: QueryClient, { work, result }: Extract<Delivered, { kind: 'arrived' }>): void {
  const { step, unit } = result
  if (work.kind === 'note') showNote(queries, work)
  if ('unitId' in work)
    showInUnit(queries, work, (view) => {
      if (step !== null) return withStep(view, step, unit ?? undefined)
      if (work.kind === 'position')
        return { ...view, position: { stepId: work.stepId, atS: work.atS ?? null, savedAt: new Date() } }
      return unit === null ? view : { ...view, state: unit }
    })
  if (unit === null && work.kind !== 'move_up') return
  void queries.invalidateQueries({
    queryKey: learning.courseProgress.key({ input: { courseId: work.courseId } }),
  })
  void queries.invalidateQueries({ queryKey: learning.listEnrolments.key() })
}
