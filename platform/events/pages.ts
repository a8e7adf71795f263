import type { Kysely } from 'kysely'
import type { ArchivedRows } from './archive/archived-rows.ts'
import { jsonOf, placeOf } from './archive/archived-row.ts'
import { isBefore, type Position } from './position.ts'
import { type Page, type Standing, tablePage } from './reader-store.ts'
import type { SpineTables } from './tables.ts'

/** The log in pages, as one reader takes it: the table, and in its place in the order what was archived of it. */
export interface Pages {
  /** Null where nothing readable follows. */
  after: (from: Standing, limit: number) => Promise<Page | null>
}

/** Rows of a page with archived ones at most: they travel inside the statement. */
const archivedRows = 6_000

/** To be made anew for each reader: it remembers that everything archived lies behind. */
export function createPages(db: Kysely<SpineTables>, archive: ArchivedRows): Pages {
  return {
    async after(from, limit) {
      const parts = await archive.after(from)
      if (parts === null) {
        const found = await tablePage(db, from, limit)
        if (found === null) return null
        return { from, end: found.end, inTable: found.count, archived: null, more: found.count === limit }
      }
      const size = Math.min(limit, archivedRows)
      const rows = await parts.read(size)
      // What lies behind the last of them may have to wait for others of the archive.
      const last = rows.at(-1)
      const upTo = last !== undefined && rows.length === size ? placeOf(last) : null
      const found = await tablePage(db, from, size, upTo)
      const end =
        found?.count === size ? found.end : (upTo ?? latest(found?.end, last && placeOf(last)) ?? null)
      if (end === null) return null
      const taken = rows.filter((row) => !isBefore(end, placeOf(row)))
      return { from, end, inTable: found?.count ?? 0, archived: jsonOf(taken), more: true }
    },
  }
}

function latest(one: Position | undefined, other: Position | undefined): Position | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return isBefore(one, other) ? other : one
}
