import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Storage } from '../../files/storage.ts'
import { newId } from '../../id.ts'
import type { Log } from '../../log/log.ts'
import { openLeases } from '../lease.ts'
import type { SpineTables } from '../tables.ts'
import {
  archiveLease,
  enterStray,
  exchangeMonth,
  forgetStray,
  heldBackBy,
  partitionNames,
  rowCount,
  strays,
} from './archive-store.ts'
import { type DueMonth, dueMonths } from './due-months.ts'
import { type PartLimits, writeParts } from './write-parts.ts'

export interface ArchiveNeeds {
  db: Kysely<SpineTables>
  /** Address of the same database, for the connection that says who is at it. */
  databaseUrl: string
  storage: Storage
  log: Log
  /** Whole months before this one that stay in the database, at least 1. */
  keepMonths: number
  limits?: PartLimits
}

const partLimits: PartLimits = { rowCount: 100_000, sizeBytes: 50_000_000 }
const attempts = 10

/**
 * Takes months that are due out of the table and into Parquet files, each as soon as every reader has passed it.
 * Ended at any moment it leaves either the table or the files in charge, and the next run goes on. Safe to run on
 * several servers at once: one of them does it.
 */
export async function archiveMonths(needs: ArchiveNeeds, now: Date): Promise<void> {
  const { db, databaseUrl, log, keepMonths } = needs
  const leases = openLeases(databaseUrl, log, () => undefined)
  try {
    if (!(await leases.hold(archiveLease))) return
    await deleteStrays(needs)
    for (const month of dueMonths(await partitionNames(db), now, keepMonths)) {
      const holdsBack = await heldBackBy(db, month)
      if (holdsBack === null) await archiveMonth(needs, month, now)
      else log.info({ month: month.firstDay, holdsBack }, 'a month that is due stays in the log for now')
    }
  } finally {
    await leases.close()
  }
}

/** Deletes the files of attempts that were cut off, and of parts that were taken out. */
async function deleteStrays({ db, storage }: ArchiveNeeds): Promise<void> {
  for (const prefix of await strays(db)) {
    await storage.deletePrefix(prefix)
    await forgetStray(db, prefix)
  }
}

async function archiveMonth(needs: ArchiveNeeds, month: DueMonth, now: Date): Promise<void> {
  const { db, storage, log, limits = partLimits } = needs
  // No two attempts write to one place: one that was thought dead can spoil nothing.
  const prefix = `events/archive/${month.firstDay.slice(0, 7)}/${newId(now)}/`
  await enterStray(db, prefix)
  const parts = await writeParts({ db, storage, month, prefix, limits })
  const written = parts.reduce((sum, part) => sum + part.rowCount, 0)
  const there = await rowCount(db, month)
  if (written !== there) throw new Error(`${month.table}: ${written} of ${there} rows were archived`)
  for (let attempt = 1; ; attempt++) {
    try {
      await exchangeMonth(db, month, prefix, parts)
      break
    } catch (error) {
      if (attempt === attempts || !isLockTimeout(error)) throw error
      await pause(500 * attempt)
    }
  }
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0)
  log.info(
    { month: month.firstDay, rowCount: written, parts: parts.length, sizeBytes },
    'a month of the log was archived',
  )
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03'
