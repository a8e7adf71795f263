import { expect, test, vi } from 'vitest'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import { Outbox, type Setback } from './outbox.ts'
import { draftKey, type Work } from './work.ts'
import { type Shelf, workStore } from './work-store.ts'

const stepId = '6f9619ff-8b86-5d11-b42d-00c04fc964f1' as StepId
const place = {
  courseId: '6f9619ff-8b86-5d11-b42d-00c04fc964f2' as CourseId,
  unitId: '6f9619ff-8b86-5d11-b42d-00c04fc964f3' as UnitId,
  stepId,
}
const typed = (text: string, atS = 0): Work => ({
  ...place,
  kind: 'draft',
  answer: { kind: 'open', text },
  typedAt: new Date(Date.UTC(2026, 10, 22, 8, 0, atS)),
})
const textOf = (work: Work) => (work.kind === 'draft' && work.answer.kind === 'open' ? work.answer.text : '')

function shelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/** An outbox whose calls are answered one by one, by hand. */
function givenOutbox(device = shelf(), personId = 'li') {
  const calls: { work: Work; arrive: () => void; fail: (setback: Setback) => void }[] = []
  const timers: { run: () => void; ms: number }[] = []
  const delivered: string[] = []
  const outbox = new Outbox<string>({
    store: workStore(device, personId),
    send: (work) =>
      new Promise((resolve, reject) => {
        calls.push({ work, arrive: () => resolve('ok'), fail: (setback) => reject(new Error(setback)) })
      }),
    setbackOf: (error) => (error as Error).message as Setback,
    waitMs: (failures) => failures * 1_000,
    schedule(run, ms) {
      const timer = { run, ms }
      timers.push(timer)
      return () => {
        if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1)
      }
    },
    onDelivered: ({ kind, work }) => delivered.push(`${kind} ${textOf(work)}`),
    onState: () => {},
  })
  const fire = () => timers.splice(0).forEach(({ run }) => run())
  return { outbox, calls, timers, delivered, device, fire }
}

test('typing goes out once, after a pause, with the last words', async () => {
  const { outbox, calls, timers, delivered, fire } = givenOutbox()
  outbox.put(typed('a'), 800)
  outbox.put(typed('ab', 1), 800)
  expect(timers.map(({ ms }) => ms)).toEqual([800])
  fire()
  expect(calls.map(({ work }) => textOf(work))).toEqual(['ab'])
  calls[0]?.arrive()
  await vi.waitFor(() => expect(delivered).toEqual(['arrived ab']))
  expect(outbox.waiting).toBe(0)
})

test('what is typed while the earlier words travel goes out after them', async () => {
  const { outbox, calls, delivered } = givenOutbox()
  outbox.put(typed('a'))
  outbox.put(typed('ab', 1))
  expect(calls).toHaveLength(1)
  calls[0]?.arrive()
  await vi.waitFor(() => expect(calls.map(({ work }) => textOf(work))).toEqual(['a', 'ab']))
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
  fire()
  calls[1]?.arrive()
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
})

test('a new page life finds what the last one could not send', async () => {
  const before = givenOutbox()
  before.outbox.put(typed('a'), 800)
  const after = givenOutbox(before.device)
  expect(after.outbox.get(draftKey(stepId))).toEqual(typed('a'))
  after.outbox.wake()
  expect(after.calls.map(({ work }) => textOf(work))).toEqual(['a'])
})

test("another learner on the same device neither sees nor sends the first one's work", () => {
  const li = givenOutbox()
  li.outbox.put(typed('a'), 800)
  const wang = givenOutbox(li.device, 'wang')
  wang.outbox.wake()
  expect([wang.calls.length, wang.outbox.waiting, li.outbox.waiting]).toEqual([0, 0, 1])
})

test('an ended session keeps the work and does not hammer', async () => {
  const { outbox, calls, timers } = givenOutbox()
  outbox.put(typed('a'))
  calls[0]?.fail('sign_in')
  await vi.waitFor(() => expect(outbox.stateOf(draftKey(stepId))).toBe('sign_in'))
  expect([timers.length, outbox.waiting]).toEqual([0, 1])
})

test('what the server refuses for good is told and let go', async () => {
  const { outbox, calls, delivered } = givenOutbox()
  outbox.put(typed('a'))
  calls[0]?.fail('refused')
  await vi.waitFor(() => expect(delivered).toEqual(['refused a']))
  expect(outbox.waiting).toBe(0)
})

test('a draft that was dropped while it travelled is not heard of again', async () => {
  const { outbox, calls, delivered } = givenOutbox()
  outbox.put(typed('a'))
  outbox.drop(draftKey(stepId))
  outbox.put(typed('b', 1))
  calls[0]?.arrive()
  calls[1]?.arrive()
  await vi.waitFor(() => expect(outbox.waiting).toBe(0))
  expect(delivered).toEqual(['arrived b'])
})
