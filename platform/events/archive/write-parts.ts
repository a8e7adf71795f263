import type { Kysely } from 'kysely'
import type { Storage } from '../../files/storage.ts'
import { beginning, isBefore, type Position } from '../position.ts'
import type { SpineTables } from '../tables.ts'
import { equalRows, monthRows, type NewPart, nextPart } from './archive-store.ts'
import { type ArchivedRow, placeOf } from './archived-row.ts'
import type { DueMonth } from './due-months.ts'
import { createPartWriter, groupRows, openPart } from './part-file.ts'

/** A part is ended by whichever it reaches first. */
export interface PartLimits {
  rowCount: number
  sizeBytes: number
}

interface Needs {
  db: Kysely<SpineTables>
  storage: Storage
  month: DueMonth
  /** Where its parts go in storage, ending with a slash. */
  prefix: string
  limits: PartLimits
}

/**
 * Writes the readable rows of a month to storage, and holds what can be read there against the table, row by row.
 * In memory are one part and some thousand rows, of real people and of simulated ones each.
 *
 * @throws Error where a part does not read as it was written
 */
export async function writeParts(needs: Needs): Promise<NewPart[]> {
  const { db, month } = needs
  const kinds = [
    partsOf(needs, false, await nextPart(db, month, false)),
    partsOf(needs, true, await nextPart(db, month, true)),
  ]
  for (let from = beginning; ;) {
    const rows = await monthRows(db, month, from, groupRows)
    const last = rows.at(-1)
    if (last === undefined) break
    for (const kind of kinds) await kind.add(rows.filter(({ simulated }) => simulated === kind.simulated))
    from = placeOf(last)
  }
  return (await Promise.all(kinds.map((kind) => kind.finish()))).flat()
}

/** The parts of one kind of people: real, or simulated. */
function partsOf(needs: Needs, simulated: boolean, firstPart: number) {
  const { storage, prefix, limits } = needs
  const parts: NewPart[] = []
  let waiting: ArchivedRow[] = []
  let open: OpenPart | null = null

  function write(rows: readonly ArchivedRow[]): void {
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined) return
    open ??= { writer: createPartWriter(), rowCount: 0, first: placeOf(first), receivedAt: first.received_at }
    open.writer.add(rows)
    open.rowCount += rows.length
    open.last = placeOf(last)
  }

  async function close(): Promise<void> {
    if (open?.last === undefined) return
    const { writer, first, last, ...counted } = open
    const part = firstPart + parts.length
    const key = `${prefix}${simulated ? 'simulated' : 'part'}-${String(part).padStart(4, '0')}.parquet`
    const bytes = writer.finish()
    await storage.put(key, bytes, { mediaType: 'application/vnd.apache.parquet' })
    const written = { key, part, simulated, first, last, ...counted, sizeBytes: bytes.byteLength }
    await checkPart(needs, written)
    parts.push(written)
    open = null
  }

  return {
    simulated,
    async add(rows: readonly ArchivedRow[]): Promise<void> {
      waiting.push(...rows)
      while (waiting.length >= Math.min(groupRows, limits.rowCount)) {
        write(waiting.splice(0, Math.min(groupRows, limits.rowCount)))
        if (open !== null && isFull(open, limits)) await close()
      }
    },
    async finish(): Promise<NewPart[]> {
      write(waiting)
      waiting = []
      await close()
      return parts
    },
  }
}

interface OpenPart {
  writer: ReturnType<typeof createPartWriter>
  rowCount: number
  first: Position
  last?: Position
  receivedAt: bigint
}

const isFull = ({ rowCount, writer }: OpenPart, limits: PartLimits): boolean =>
  rowCount >= limits.rowCount || writer.sizeBytes() >= limits.sizeBytes

/** Reads a part as a rebuild would, and lets the database compare every column of every row with its own. */
async function checkPart({ db, storage, month }: Needs, part: NewPart): Promise<void> {
  const { groups } = await openPart(storage, part.key)
  let count = 0
  let before = beginning
  for (const group of groups) {
    const rows = await group.read()
    for (const row of rows) {
      if (!isBefore(before, placeOf(row))) throw new Error(`${part.key} is not in the order of the log`)
      before = placeOf(row)
    }
    count += await equalRows(db, month, rows)
  }
  if (count !== part.rowCount)
    throw new Error(`${part.key} has ${count} of ${part.rowCount} rows as the log has them`)
}
