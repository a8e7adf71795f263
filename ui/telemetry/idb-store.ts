import { type DBSchema, openDB } from 'idb'
import { memoryStore } from './memory-store.ts'
import type { OwnerId, QueuedRow, QueueStore } from './queue-store.ts'

interface QueueSchema extends DBSchema {
  event: { key: string; value: QueuedRow & { id: string; ownerKey: string }; indexes: { owner: string } }
}

/** IndexedDB has no key for null. */
const keyOf = (owner: OwnerId) => owner ?? 'visitor'

/**
 * The queue in IndexedDB, shared by all tabs of the school. Where the browser refuses a database
 * (private windows of some, a full disk) the events live as long as the page.
 */
export async function idbStore(name = 'banxue-telemetry'): Promise<QueueStore> {
  const opened = await openDB<QueueSchema>(name, 1, {
    upgrade: (fresh) => fresh.createObjectStore('event', { keyPath: 'id' }).createIndex('owner', 'ownerKey'),
  }).catch(() => null)
  if (opened === null) return memoryStore()
  return {
    async add(row) {
      await opened.put('event', { ...row, id: row.event.id, ownerKey: keyOf(row.owner) })
    },
    async take(owner, limit) {
      const rows = await opened.getAllFromIndex('event', 'owner', keyOf(owner), limit)
      return rows.map(({ owner: whose, isGuest, made, event }) => ({ owner: whose, isGuest, made, event }))
    },
    async remove(ids) {
      const { store, done } = opened.transaction('event', 'readwrite')
      await Promise.all([...ids.map((id) => store.delete(id)), done])
    },
    async owners() {
      const found: { owner: OwnerId; isGuest: boolean }[] = []
      const index = opened.transaction('event').store.index('owner')
      for (let at = await index.openCursor(null, 'nextunique'); at !== null; at = await at.continue())
        found.push({ owner: at.value.owner, isGuest: at.value.isGuest })
      return found
    },
    count: async (owner) => await opened.countFromIndex('event', 'owner', keyOf(owner)),
  }
}
