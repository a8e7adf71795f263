import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptWork } from './work.ts'
import type { WorkStore } from './work-store.ts'

interface WorkSchema extends DBSchema {
  work: { key: [string, string]; value: KeptWork & { personId: string } }
}

const name = 'banxue-work'
let opened: Promise<IDBPDatabase<WorkSchema>> | undefined

function open(): Promise<IDBPDatabase<WorkSchema>> {
  opened ??= openDB<WorkSchema>(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('work', { keyPath: ['personId', 'key'] }),
    // Another tab opens a newer version: it is not to wait for this one.
    blocking: () => void opened?.then((db) => db.close()).then(() => (opened = undefined)),
    terminated: () => void (opened = undefined),
  })
  return opened
}

/** Everybody whose work lies here. */
export async function workers(): Promise<string[]> {
  const keys = await (await open()).getAllKeys('work')
  return [...new Set(keys.map(([personId]) => personId))]
}

/**
 * One person's work in IndexedDB: on a shared phone nobody sees, or sends, another's. Rejects where the browser
 * refuses a database.
 */
export async function idbWork(personId: string): Promise<WorkStore> {
  await open()
  const mine = () => IDBKeyRange.bound([personId], [personId, []])
  return {
    async all() {
      const rows = await (await open()).getAll('work', mine())
      return rows.map(({ key, work, stamp, order, refused }) => ({
        key,
        work,
        stamp,
        order,
        ...(refused === undefined ? {} : { refused }),
      }))
    },
    async put(row) {
      const writing = (await open()).transaction('work', 'readwrite', { durability: 'strict' })
      await Promise.all([writing.store.put({ ...row, personId }), writing.done])
    },
    async remove(rows) {
      const { store, done } = (await open()).transaction('work', 'readwrite')
      for (const { key, order } of rows) {
        const kept = await store.get([personId, key])
        if (kept !== undefined && kept.order <= order) await store.delete([personId, key])
      }
      await done
    },
  }
}
