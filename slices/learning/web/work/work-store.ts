import type { KeptWork } from './work.ts'

/** Where one person's work waits on this device. */
export interface WorkStore {
  /** Everything kept, whichever page life has left it. */
  all: () => Promise<KeptWork[]>
  /** Keeps a row in the place of another with its key; resolves when it outlives the page. */
  put: (row: KeptWork) => Promise<void>
  /** Forgets rows, but for those in whose place later ones lie. */
  remove: (rows: readonly KeptWork[]) => Promise<void>
}

/** Where the browser refuses a database: it keeps nothing, and says so. */
export const refusingStore: WorkStore = {
  all: async () => [],
  put: () => Promise.reject(new Error('The browser keeps no database')),
  remove: async () => undefined,
}

/** A store at hand at once, whose calls wait until the device's own has opened. */
export const soon = (opening: Promise<WorkStore>): WorkStore => ({
  all: async () => (await opening).all(),
  put: async (row) => (await opening).put(row),
  remove: async (rows) => (await opening).remove(rows),
})

/** Where work lies for the moment until the database has it. */
export interface Sill {
  /** Written before it returns; false where there is no room. */
  put: (row: KeptWork) => boolean
  all: () => KeptWork[]
  /** Takes a row away, unless a later one lies in its place. */
  remove: (row: KeptWork) => void
}

/**
 * A store whose rows outlive the page from the moment they are put: they lie on the sill, which is written at once,
 * until the database, which takes a moment, has them. Where there is no database they stay there. What a page that
 * died has left on the sill is taken in.
 */
export function withSill(store: WorkStore, sill: Sill): WorkStore {
  async function bring(row: KeptWork): Promise<void> {
    await store.put(row)
    sill.remove(row)
  }
  return {
    async all() {
      const rows = new Map((await store.all()).map((row) => [row.key, row]))
      for (const row of sill.all()) {
        if ((rows.get(row.key)?.order ?? -1) >= row.order) {
          sill.remove(row)
          continue
        }
        rows.set(row.key, row)
        await bring(row).catch(() => undefined)
      }
      return [...rows.values()]
    },
    async put(row) {
      const lies = sill.put(row)
      try {
        await bring(row)
      } catch (error) {
        if (!lies) throw error
      }
    },
    async remove(rows) {
      for (const row of rows) sill.remove(row)
      await store.remove(rows)
    },
  }
}
