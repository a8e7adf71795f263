import type { QueuedRow, QueueStore } from './queue-store.ts'

/** A queue that lives as long as the page: for tests, and for browsers that refuse a database. */
export function memoryStore(): QueueStore {
  const rows = new Map<string, QueuedRow>()
  const inOrder = () => [...rows.values()].toSorted((a, b) => (a.event.id < b.event.id ? -1 : 1))
  return {
    add: async (row) => void rows.set(row.event.id, row),
    take: async (owner, limit) =>
      inOrder()
        .filter((row) => row.owner === owner)
        .slice(0, limit),
    remove: async (ids) => ids.forEach((id) => rows.delete(id)),
    owners: async () => [
      ...new Map(inOrder().map(({ owner, isGuest }) => [owner, { owner, isGuest }])).values(),
    ],
    count: async (owner) => inOrder().filter((row) => row.owner === owner).length,
  }
}
