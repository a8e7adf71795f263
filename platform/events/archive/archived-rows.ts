import type { Kysely } from 'kysely'
import type { Storage } from '../../files/storage.ts'
import { isBefore, type Position } from '../position.ts'
import type { Standing } from '../reader-store.ts'
import type { SpineTables } from '../tables.ts'
import { archivedParts, type Part } from './archive-store.ts'
import { type ArchivedRow, placeOf } from './archived-row.ts'
import { openPart, type PartFile } from './part-file.ts'

/** What of the archive a reader has still to read. */
export interface ArchivedRows {
  /** Null where nothing archived lies after the reader, which is nearly always. */
  after: (from: Standing) => Promise<{ read: (limit: number) => Promise<ArchivedRow[]> } | null>
}

/**
 * The archive as one reader sees it. The table is asked when the reader starts and when it was put back: nothing
 * is archived that a reader has not passed, so until it is put back no part can come to lie before it.
 */
export function createArchivedRows(db: Kysely<SpineTables>, storage: Storage): ArchivedRows {
  let known: { from: Standing; parts: PartRows[] } | null = null

  async function partsAfter(from: Standing): Promise<PartRows[]> {
    if (known === null || known.from.rebuilds !== from.rebuilds || isBefore(from, known.from))
      known = { from, parts: (await archivedParts(db, from)).map((part) => partRows(storage, part)) }
    else known = { from, parts: known.parts.filter(({ part }) => isBefore(from, part.last)) }
    return known.parts
  }

  return {
    async after(from) {
      const parts = await partsAfter(from)
      if (parts.length === 0) return null
      return {
        async read(limit) {
          try {
            return await firstRows(parts, from, limit)
          } catch (error) {
            // A demo that goes takes its parts along.
            known = null
            throw error
          }
        },
      }
    },
  }
}

/** The first rows after a place of parts that may overlap, in log order. Parts are ordered by their first rows. */
async function firstRows(parts: readonly PartRows[], from: Position, limit: number): Promise<ArchivedRow[]> {
  let rows: ArchivedRow[] = []
  for (const { part, after } of parts) {
    const last = rows.length === limit ? rows.at(-1) : undefined
    if (last !== undefined && isBefore(placeOf(last), part.first)) break
    rows = merged(rows, await after(from, limit)).slice(0, limit)
  }
  return rows
}

function merged(one: readonly ArchivedRow[], other: readonly ArchivedRow[]): ArchivedRow[] {
  const rows: ArchivedRow[] = []
  let place = 0
  for (const row of one) {
    for (; place < other.length; place++) {
      const next = other[place]
      if (next === undefined || isBefore(placeOf(row), placeOf(next))) break
      rows.push(next)
    }
    rows.push(row)
  }
  return [...rows, ...other.slice(place)]
}

interface PartRows {
  part: Part
  after: (from: Position, limit: number) => Promise<ArchivedRow[]>
}

/** The rows of a part, of which the groups at the reader's place stay in memory. */
function partRows(storage: Storage, part: Part): PartRows {
  let file: PartFile | null = null
  let held = new Map<number, ArchivedRow[]>()
  return {
    part,
    async after(from, limit) {
      file ??= await openPart(storage, part.key)
      const rows: ArchivedRow[] = []
      const used = new Map<number, ArchivedRow[]>()
      for (const [place, group] of file.groups.entries()) {
        if (rows.length >= limit) break
        if (group.isPassed(from)) continue
        const all = held.get(place) ?? (await group.read())
        const next = all.filter((row) => isBefore(from, placeOf(row)))
        if (next.length > 0) used.set(place, all)
        rows.push(...next)
      }
      held = used
      return rows.slice(0, limit)
    },
  }
}
