import type { Batch } from '@banxue/platform/events/contract'
import type { EventType } from '@banxue/platform/events/define'
import { deviceKeys, forgetIn, peopleIn, tabKeys } from '../offline/device-keys.ts'
import { callHeaders } from '../rpc.ts'
import { sessionRefused } from '../session-refused.ts'
import { thisDevice } from './device.ts'
import { thisClock } from './device-clock.ts'
import type { QueueState, Session } from './delivery.ts'
import { idbStore } from './idb-store.ts'
import { mayTell } from './quality-gate.ts'
import { outcomeOf, type SendOutcome } from './send-outcome.ts'
import { TelemetryQueue, type Telling } from './telemetry-queue.ts'
import { forgetVisitor, visitorId } from './visitor.ts'

let state: QueueState = 'well'
const listeners = new Set<() => void>()
let opening: Promise<TelemetryQueue> | null = null
let opened: TelemetryQueue | null = null

/** The one queue of this page, opened when first needed. */
function queue(): Promise<TelemetryQueue> {
  opening ??= idbStore().then((store) => {
    opened = new TelemetryQueue({
      store,
      send,
      alone,
      clock: thisClock,
      random: Math.random,
      schedule(run, ms) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      onState(next) {
        if (next === state) return
        state = next
        for (const listener of listeners) listener()
      },
      visitorId: visitorId(),
      device: thisDevice(),
    })
    listen()
    return opened
  })
  return opening
}

/** Keeps an event until the server has it. Costs the page nothing: it never throws and is not waited for. */
export function tell<T extends EventType>(telling: Telling<T>): void {
  if (!mayTell(telling.name)) return
  if (opened === null) void queue().then((open) => open.tell(telling))
  else void opened.tell(telling)
}

/** Says whose session this page is in now, whenever that is learned or changes. */
export const enterSession = (session: Session): void => void queue().then((open) => open.enter(session))

/** What else of the person's work waits on this device, by whose it is. */
const elsewhere = new Map<string, () => number>()

/** Counts a slice's own unsent work in, so that signing out asks before it is left behind. */
export const alsoWaiting = (slice: string, count: () => number): void => void elsewhere.set(slice, count)

/** Events, and work of slices, that the person in session did and that cannot be delivered just now. */
export async function waitingEvents(): Promise<number> {
  const open = await queue()
  await open.flush()
  const events = await open.waiting()
  return [...elsewhere.values()].reduce((sum, count) => sum + count(), events)
}

const forgetters = new Map<string, (personId: string) => Promise<void>>()

/** Has a slice's own work of a person leave this device with them. */
export const alsoForget = (slice: string, forget: (personId: string) => Promise<void>): void =>
  void forgetters.set(slice, forget)

/** Everybody of whom this device keeps events that were not sent, or a small thing under a key. */
export async function keptPeople(): Promise<string[]> {
  const owners = await (await queue()).owners()
  return [...new Set([...owners, ...peopleIn(deviceKeys())])]
}

/** Takes everything of a person who was deleted off this device, and the browser is a stranger again. */
export async function forgetPerson(personId: string): Promise<void> {
  await (await queue()).forget(personId)
  for (const forget of forgetters.values()) await forget(personId)
  for (const keys of [deviceKeys(), tabKeys()]) forgetIn(keys, personId)
  forgetVisitor()
}

/** Events of the person in session that are still here, whether or not they could be sent. */
export const keptEvents = async (): Promise<number> => (await queue()).waiting()

export const queueState = (): QueueState => state
export function onQueueState(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A hidden page may never come back: on phones this is the last that it hears. */
function listen(): void {
  addEventListener('online', () => opened?.wake())
  addEventListener('pagehide', () => opened?.leave())
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') opened?.leave()
  })
}

/** Sends a batch in a way that outlives the page. */
async function send(batch: Batch): Promise<SendOutcome> {
  const answer = await fetch('/api/events', {
    method: 'POST',
    keepalive: true,
    headers: { ...callHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  }).catch(() => null)
  if (answer?.ok === true) await hear(answer)
  if (answer?.status === 401) sessionRefused()
  return outcomeOf(answer?.status ?? 0)
}

/** Remembers when the server acknowledged; an answer that breaks off is an acknowledgement all the same. */
async function hear(answer: Response): Promise<void> {
  const said = (await answer.json().catch(() => null)) as { receivedAt?: string } | null
  if (said?.receivedAt !== undefined) thisClock.acknowledged(new Date(said.receivedAt))
}

/** One tab sends for all; where locks are missing (plain HTTP) two may, and the ids make that harmless. */
const alone = async <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? await navigator.locks.request('banxue-telemetry', work) : await work()
