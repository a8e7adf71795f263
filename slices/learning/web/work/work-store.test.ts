import { expect, test } from 'vitest'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import { batchOf } from './batch.ts'
import { type Shelf, shelfSill } from './sill.ts'
import type { KeptWork, Work } from './work.ts'
import { refusingStore, withSill, type WorkStore } from './work-store.ts'

const place = {
  courseId: '6f9619ff-8b86-5d11-b42d-00c04fc964f2' as CourseId,
  unitId: '6f9619ff-8b86-5d11-b42d-00c04fc964f3' as UnitId,
  stepId: '6f9619ff-8b86-5d11-b42d-00c04fc964f1' as StepId,
}
const stamp = { at: new Date(1), zone: 'UTC', lifeId: 'l', elapsedMs: 1, lastAckAt: new Date(0) }
const row = (key: string, order: number, text = ''): KeptWork => ({
  key,
  work: { ...place, kind: 'draft', answer: { kind: 'open', text } } satisfies Work,
  stamp,
  order,
})

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

/** A database whose writes end when the test says so. */
function slowStore(rows = new Map<string, KeptWork>()) {
  const writes: (() => void)[] = []
  const store: WorkStore = {
    all: async () => [...rows.values()],
    put: (one) => new Promise((done) => writes.push(() => done(void rows.set(one.key, one)))),
    remove: async (gone) => gone.forEach(({ key }) => rows.delete(key)),
  }
  return { store, rows, write: () => writes.splice(0).forEach((end) => end()) }
}

test('a page that dies before the database has a row has left it on the sill', async () => {
  const device = shelf()
  const dying = slowStore()
  void withSill(dying.store, shelfSill(device, 'li')).put(row('a', 1))
  const next = slowStore(dying.rows)
  const reading = withSill(next.store, shelfSill(device, 'li')).all()
  await expect.poll(() => (next.write(), next.rows.size)).toBe(1)

  expect(await reading).toEqual([row('a', 1)])
  expect(device.length).toBe(0)
})

test('where there is no database the work stays on the sill', async () => {
  const device = shelf()
  await withSill(refusingStore, shelfSill(device, 'li')).put(row('a', 1))

  expect(await withSill(refusingStore, shelfSill(device, 'li')).all()).toEqual([row('a', 1)])
  await expect(withSill(refusingStore, shelfSill(null, 'li')).put(row('a', 1))).rejects.toThrow()
})

test('of two rows under a key the later stands, wherever it lies', async () => {
  const device = shelf()
  const { store } = slowStore(new Map([['a', row('a', 5)]]))
  shelfSill(device, 'li').put(row('a', 3))

  expect(await withSill(store, shelfSill(device, 'li')).all()).toEqual([row('a', 5)])
  expect(device.length).toBe(0)
})

test("another learner on the same device does not find the first one's work", async () => {
  const device = shelf()
  shelfSill(device, 'li').put(row('a', 1))

  expect(shelfSill(device, 'wang').all()).toEqual([])
})

test('what an earlier release has left is taken in with its moment', () => {
  const device = shelf()
  const typedAt = new Date('2026-11-20T08:00:00Z')
  const { work } = row('a', 1, 'half')
  device.setItem(`banxue-work:li:draft:${place.stepId}`, JSON.stringify({ ...work, typedAt }))

  expect(shelfSill(device, 'li').all()).toMatchObject([
    { key: `draft:${place.stepId}`, work, stamp: { at: typedAt }, order: typedAt.getTime() },
  ])
})

test('a batch is the first of what was done, up to what the server takes and a leaving page may send', () => {
  const many = Array.from({ length: 300 }, (_, n) => row(`k${n}`, 300 - n))
  const batch = batchOf(many)
  expect(batch.map(({ order }) => order).slice(0, 3)).toEqual([1, 2, 3])
  expect(batch.length).toBeLessThanOrEqual(200)
  expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(64_000)

  const long = row('long', 1, '长'.repeat(20_000))
  expect(batchOf([row('short', 2), long])).toEqual([long])
  expect(batchOf([])).toEqual([])
})
