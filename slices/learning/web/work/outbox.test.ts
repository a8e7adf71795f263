import type { DeviceClock } from '@banxue/ui/telemetry/device-clock'
import { expect, test, vi } from 'vitest'
import type { ActResult } from '#learning/contract'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import { type Leaving, Outbox, type Setback } from './outbox.ts'
import { draftKey, type KeptWork, type Work } from './work.ts'
import { refusingStore, type WorkStore } from './work-store.ts'

const stepId = '6f9619ff-8b86-5d11-b42d-00c04fc964f1' as StepId
const place = {
  courseId: '6f9619ff-8b86-5d11-b42d-00c04fc964f2' as CourseId,
  unitId: '6f9619ff-8b86-5d11-b42d-00c04fc964f3' as UnitId,
  stepId,
}
const typed = (text: string): Work => ({ ...place, kind: 'draft', answer: { kind: 'open', text } })
const answered = (text: string): Work => ({
  ...place,
  kind: 'answer',
  attemptId: crypto.randomUUID(),
  answer: { kind: 'open', text },
  elapsedS: 1,
})
const textOf = (work: Work) =>
  'answer' in work && work.answer.kind === 'open' ? work.answer.text : work.kind

/** What a device keeps when its pages die. */
function device(): WorkStore {
  const rows = new Map<string, KeptWork>()
  return {
    all: async () => [...rows.values()],
    put: async (row) => void rows.set(row.key, row),
    async remove(gone) {
      for (const { key, order } of gone) if ((rows.get(key)?.order ?? Infinity) <= order) rows.delete(key)
    },
  }
}

let order = 0
let lives = 0

/** An outbox whose calls are answered one by one, by hand. */
function givenOutbox(store = device()) {
  const calls: {
    texts: string[]
    acts: Leaving[]
    arrive: (...kinds: ActResult['kind'][]) => void
    fail: (setback: Setback) => void
  }[] = []
  const timers: { run: () => void; ms: number }[] = []
  const delivered: string[] = []
  let ms = 0
  const clock: DeviceClock = {
    now: () => new Date(Date.UTC(2026, 10, 22) + (ms += 1)),
    zone: () => 'Asia/Shanghai',
    elapsedMs: () => (ms += 1),
    lifeId: String((lives += 1)),
    lastAckAt: () => null,
    acknowledged: () => undefined,
  }
  const outbox = new Outbox({
    store,
    clock,
    nextOrder: () => (order += 1),
    send: (acts) =>
      new Promise((resolve, reject) => {
        const arrive = (...kinds: ActResult['kind'][]) =>
          resolve({
            receivedAt: new Date(),
            results: acts.map(({ id }, at) => resultOf(id, kinds[at] ?? 'arrived')),
          })
        const texts = acts.map(({ act }) => textOf(act))
        calls.push({ texts, acts, arrive, fail: (setback) => reject(new Error(setback)) })
      }),
    setbackOf: (error) => (error as Error).message as Setback,
    waitMs: (failures) => failures * 1_000,
    schedule(run, inMs) {
      const timer = { run, ms: inMs }
      timers.push(timer)
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
      }
    },
    alone: (work) => work(),
    onDelivered: ({ kind, work }) => delivered.push(`${kind} ${textOf(work)}`),
    onState: () => {},
  })
  const fire = () => timers.splice(0).forEach(({ run }) => run())
  const sent = () => calls.map(({ texts }) => texts.join(' '))
  return { outbox, calls, timers, delivered, store, fire, sent }
}

function resultOf(id: string, kind: ActResult['kind']): ActResult {
  if (kind === 'refused') return { kind, id, code: 'NOT_FOUND' }
  return kind === 'later' ? { kind, id } : { kind, id, step: null, unit: null, course: null }
}

test('typing goes out once, after a pause, with the last words', async () => {
  const { outbox, calls, timers, delivered, fire, sent } = givenOutbox()
  outbox.put(typed('a'), 800)
  outbox.put(typed('ab'), 800)
  expect(timers.map(({ ms }) => ms)).toEqual([800])
  fire()
  expect(sent()).toEqual(['ab'])
  calls[0]?.arrive()
  await vi.waitFor(() => expect(delivered).toEqual(['arrived ab']))
  expect(outbox.waiting).toBe(0)
})

test('what is typed while the earlier words travel goes out after them', async () => {
  const { outbox, calls, delivered, sent } = givenOutbox()
  outbox.put(typed('a'))
  outbox.put(typed('ab'))
  expect(calls).toHaveLength(1)
  calls[0]?.arrive()
  await vi.waitFor(() => expect(sent()).toEqual(['a', 'ab']))
  expect(outbox.waiting).toBe(1)
  calls[1]?.arrive()
  await vi.waitFor(() => expect(delivered).toEqual(['arrived ab']))
  expect(outbox.waiting).toBe(0)
})

test('without a network the work stays on the device and goes out by itself', async () => {
  const { outbox, calls, timers, fire } = givenOutbox()
  outbox.put(typed('a'))
  calls[0]?.fail('later')
  await vi.waitFor(() => expect(outbox.stateOf(draftKey(stepId))).toBe('later'))
  expect(timers.map(({ ms }) => ms)).toEqual([1_000])
  await vi.waitFor(() => {
    fire()
    calls[1]?.arrive()
    expect(outbox.waiting).toBe(0)
  })
})

test('a new page life sends together, in the order in which it was done, what the last one could not', async () => {
  const before = givenOutbox()
  before.outbox.put(answered('first'))
  before.outbox.put(typed('second'), 800)
  before.outbox.put({ ...place, kind: 'position', atS: 3 }, 800)
  const after = givenOutbox(before.store)
  after.outbox.wake()
  await vi.waitFor(() => expect(after.sent()).toEqual(['first second position']))
  expect(after.outbox.get(draftKey(stepId))).toEqual(typed('second'))
  // Of another life's timer nothing is known.
  expect(after.calls[0]?.acts.map(({ ageMs }) => ageMs)).toEqual([null, null, null])
  expect(before.calls[0]?.acts[0]?.ageMs).toBeGreaterThan(0)
})

test('an answer that somebody waits for goes past a batch that is on its way', async () => {
  const { outbox, calls, sent } = givenOutbox()
  outbox.put(typed('words'))
  outbox.put(answered('quick'))
  expect(sent()).toEqual(['words', 'quick'])
  calls[1]?.arrive()
  await vi.waitFor(() => expect(outbox.waiting).toBe(1))
})

test('an ended session keeps the work and does not hammer', async () => {
  const { outbox, calls, timers } = givenOutbox()
  outbox.put(typed('a'))
  calls[0]?.fail('sign_in')
  await vi.waitFor(() => expect(outbox.stateOf(draftKey(stepId))).toBe('sign_in'))
  expect([timers.length, outbox.waiting]).toEqual([0, 1])
})

test('what the server refuses is told, and its words stay on the device until they are dropped', async () => {
  const first = givenOutbox()
  first.outbox.put(answered('mine'))
  first.calls[0]?.arrive('refused')
  await vi.waitFor(() => expect(first.delivered).toEqual(['refused mine']))
  expect(first.outbox.waiting).toBe(0)

  const second = givenOutbox(first.store)
  await second.outbox.refresh()
  expect(second.outbox.refused().map(({ work }) => textOf(work))).toEqual(['mine'])
  second.outbox.wake()
  second.outbox.put(typed('again'), 800)
  expect([second.calls.length, second.outbox.refused()]).toEqual([0, []])
})

test('what is refused as a whole is sent in halves, until what is to blame stands alone', async () => {
  const before = givenOutbox()
  for (const text of ['a', 'bad', 'c']) before.outbox.put(answered(text), 800)
  const { outbox, calls, delivered, sent } = givenOutbox(before.store)
  outbox.wake()
  const blame = (texts: string[]) => texts.includes('bad')
  for (let n = 0; n < 5; n += 1) {
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(n))
    const call = calls[n]
    if (call !== undefined && blame(call.texts)) call.fail('refused')
    else call?.arrive()
    if (outbox.waiting === 0) break
  }
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(delivered.toSorted()).toEqual(['arrived a', 'arrived c', 'refused bad'])
  expect(sent()[0]).toBe('a bad c')
})

test('an act at which the server fails waits, the others of its batch do not', async () => {
  const before = givenOutbox()
  for (const text of ['a', 'poison']) before.outbox.put(answered(text), 800)
  const { outbox, calls, timers, delivered } = givenOutbox(before.store)
  outbox.wake()
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  calls[0]?.arrive('arrived', 'later')
  await vi.waitFor(() => expect(delivered).toEqual(['arrived a']))
  expect([outbox.waiting, timers.length]).toEqual([1, 1])
})

test('a draft that was dropped while it travelled is not heard of again', async () => {
  const { outbox, calls, delivered } = givenOutbox()
  outbox.put(typed('a'))
  outbox.drop(draftKey(stepId))
  outbox.put(typed('b'))
  calls[0]?.arrive()
  await vi.waitFor(() => expect(calls).toHaveLength(2))
  calls[1]?.arrive()
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(delivered).toEqual(['arrived b'])
})

test('what another tab has delivered is let go, and what it has kept is seen', async () => {
  const here = givenOutbox()
  here.outbox.put(answered('a'), 800)
  const there = givenOutbox(here.store)
  await there.outbox.refresh()
  expect(there.outbox.waiting).toBe(1)
  there.outbox.wake()
  await vi.waitFor(() => expect(there.calls).toHaveLength(1))
  there.calls[0]?.arrive()
  await vi.waitFor(() => expect(there.outbox.waiting).toBe(0))
  await here.outbox.refresh()
  expect(here.outbox.waiting).toBe(0)
})

test('a device that refuses to keep anything is noticed, and the work still goes', async () => {
  const { outbox, calls } = givenOutbox(refusingStore)
  outbox.put(answered('a'))
  await vi.waitFor(() => expect(outbox.outlivesPage).toBe(false))
  await outbox.refresh()
  expect(outbox.waiting).toBe(1)
  calls[0]?.arrive()
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
})
