import type { Batch } from '@banxue/platform/events/contract'
import { expect, test, vi } from 'vitest'
import type { DeviceClock } from './device-clock.ts'
import { memoryStore } from './memory-store.ts'
import type { QueueStore } from './queue-store.ts'
import type { SendOutcome } from './send-outcome.ts'
import type { QueueState, Session } from './delivery.ts'
import { TelemetryQueue } from './telemetry-queue.ts'

const li: Session = { personId: '0199b2f0-0000-7000-8000-000000000001', isGuest: false }
const wang: Session = { personId: '0199b2f0-0000-7000-8000-000000000002', isGuest: false }
const guest: Session = { personId: '0199b2f0-0000-7000-8000-000000000003', isGuest: true }
const nobody: Session = { personId: null, isGuest: false }

/** A queue whose server answers as the script says, one outcome a batch and `kept` after the last. */
function givenQueue(...script: SendOutcome[]) {
  return givenQueueOver(memoryStore(), script)
}

/** A page life over what earlier ones have left. */
function givenQueueOver(store: QueueStore, script: SendOutcome[] = [], lifeId = 'first') {
  const batches: Batch[] = []
  const states: QueueState[] = []
  const timers: { run: () => void; ms: number }[] = []
  const queue = new TelemetryQueue({
    store,
    send: async (batch) => {
      batches.push(batch)
      return script.shift() ?? 'kept'
    },
    alone: (work) => work(),
    clock: clockOf(lifeId),
    random: () => 1,
    schedule(run, ms) {
      const timer = { run, ms }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    onState: (state) => states.push(state),
    visitorId: '0199b2f0-0000-7000-8000-0000000000ff',
    device: 'phone',
  })
  const tell = async (count: number) => {
    for (let n = 0; n < count; n += 1) await queue.tell({ name: 'web.tested', version: 1, payload: { n } })
  }
  const sizes = () => batches.map((batch) => batch.events.length)
  const owners = () => batches.map((batch) => batch.personId)
  return { queue, store, batches, states, timers, tell, sizes, owners }
}

/** A device whose clock and timer move a millisecond at a time. */
function clockOf(lifeId: string): DeviceClock {
  let ms = 0
  let ack: Date | null = null
  return {
    now: () => new Date(Date.parse('2026-11-22T08:00:00Z') + (ms += 1)),
    zone: () => 'Asia/Shanghai',
    elapsedMs: () => (ms += 1),
    lifeId,
    lastAckAt: () => ack,
    acknowledged: (at) => void (ack = at),
  }
}

test('an event says how long ago it was made, and what the device had last heard of the server then', async () => {
  const first = givenQueue('later')
  first.queue.enter(li)
  await first.tell(1)
  await first.queue.flush()
  const second = givenQueueOver(first.store, [], 'second')
  second.queue.enter(li)
  await second.queue.flush()

  expect(first.batches[0]?.events).toMatchObject([{ ageMs: 1, lastAckAt: null }])
  // Of another page life's timer nothing is known.
  expect(second.batches[0]?.events).toMatchObject([{ ageMs: null, lastAckAt: null }])
})

test('events travel in order, a hundred at a time, and are forgotten once acknowledged', async () => {
  const { queue, batches, tell, sizes } = givenQueue()
  queue.enter(li)
  await tell(250)
  await queue.flush()
  expect(sizes()).toEqual([100, 100, 50])
  const ns = batches.flatMap(({ events }) =>
    events.map((event) => (event as { payload: { n: number } }).payload.n),
  )
  expect(ns).toEqual(Array.from({ length: 250 }, (_, n) => n))
  expect(await queue.waiting()).toBe(0)
})

test('what is not acknowledged is sent again under the same ids', async () => {
  const { queue, batches, states, timers, tell } = givenQueue('later')
  queue.enter(li)
  await tell(2)
  await queue.flush()
  expect(await queue.waiting()).toBe(2)
  expect(states).toEqual(['retrying'])
  expect(timers.map(({ ms }) => ms)).toEqual([1_000])
  timers[0]?.run()
  await vi.waitFor(() => expect(states).toEqual(['retrying', 'well']))
  const ids = batches.map(({ events }) => events.map((event) => (event as { id: string }).id))
  expect(ids[1]).toEqual(ids[0])
})

test("a shared phone sends each learner's work in that learner's session only", async () => {
  const { queue, owners, tell } = givenQueue()
  queue.enter(li)
  await tell(1)
  queue.enter(wang)
  await tell(1)
  await queue.flush()
  expect(owners()).toEqual([wang.personId])
  queue.enter(li)
  await queue.flush()
  expect(owners()).toEqual([wang.personId, li.personId])
})

test('a guest who signs up keeps the id, and so the queue', async () => {
  const { queue, owners, tell } = givenQueue()
  queue.enter(guest)
  await tell(1)
  queue.enter({ personId: guest.personId, isGuest: false })
  await queue.flush()
  expect(owners()).toEqual([guest.personId])
})

test('the queue of a guest who merged into an account is offered in its session', async () => {
  const { queue, owners, tell } = givenQueue()
  queue.enter(guest)
  await tell(1)
  queue.enter(li)
  await queue.flush()
  expect(owners()).toEqual([guest.personId])
})

test('a guest queue that another session may not deliver waits apart, without a stop for the rest', async () => {
  const { queue, owners, store, tell } = givenQueue('wrong_person')
  queue.enter(guest)
  await tell(1)
  queue.enter(li)
  await tell(1)
  await queue.flush()
  await queue.flush()
  expect(owners()).toEqual([guest.personId, li.personId])
  expect(await store.count(guest.personId)).toBe(1)
})

test('a guest queue is not offered where nobody is signed in', async () => {
  const { queue, batches, tell } = givenQueue()
  queue.enter(guest)
  await tell(1)
  queue.enter(nobody)
  await queue.flush()
  expect(batches).toEqual([])
})

test('an ended session waits for the sign-in, then delivers', async () => {
  const { queue, states, sizes, tell } = givenQueue('sign_in')
  queue.enter(li)
  await tell(3)
  await queue.flush()
  await queue.flush()
  expect(sizes()).toEqual([3])
  expect(states.at(-1)).toBe('sign_in')
  queue.enter(nobody)
  queue.enter(li)
  await queue.flush()
  expect(sizes()).toEqual([3, 3])
  expect(await queue.waiting()).toBe(0)
})

test('somebody who signs in again where they were is noticed within a minute', async () => {
  const { queue, timers, tell } = givenQueue('sign_in')
  queue.enter(li)
  await tell(1)
  timers.splice(0).forEach(({ run }) => run())
  await vi.waitFor(() => expect(timers.map(({ ms }) => ms)).toEqual([60_000]))
  timers.splice(0).forEach(({ run }) => run())
  await vi.waitFor(async () => expect(await queue.waiting()).toBe(0))
})

test('a batch that is too large is halved until it fits', async () => {
  const { queue, sizes, tell } = givenQueue('too_large', 'too_large')
  queue.enter(li)
  await tell(4)
  await queue.flush()
  expect(sizes()).toEqual([4, 2, 1, 1, 1, 1])
  expect(await queue.waiting()).toBe(0)
})

test('an envelope the server does not understand stays for a later page life', async () => {
  const { queue, sizes, tell } = givenQueue('refused')
  queue.enter(li)
  await tell(2)
  await queue.flush()
  await queue.flush()
  expect(sizes()).toEqual([2])
  expect(await queue.waiting()).toBe(2)
})

test('a leaving page starts sending at once what it made', async () => {
  const { queue, sizes, tell } = givenQueue()
  queue.enter(li)
  await tell(2)
  queue.leave()
  expect(sizes()).toEqual([2])
  await vi.waitFor(async () => expect(await queue.waiting()).toBe(0))
})
