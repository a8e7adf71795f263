import { connect } from '../db/connect.ts'
import type { MigrationSet } from '../db/migrate.ts'
import { emptyAnalytics } from '../events/shipper.ts'
import type { SpineTables } from '../events/tables.ts'
import type { Storage } from '../files/storage.ts'
import { analyticsDays, connectForBulk, eventColumns, insertRows } from './analytics-store.ts'
import type { Backup, Entry } from './archive-reader.ts'
import { compareDays } from './compare-days.ts'
import { forgetShipped, openStaging, shippedTo, type Staging } from './load-store.ts'
import { shippedDays } from './log-days-store.ts'
import { chunkFolder, tableFolder } from './manifest.ts'
import { fromPieces } from './pieces.ts'
import { createProgress, type OnProgress } from './progress.ts'
import { BackupRefused } from './refused.ts'
import { forgetStrangers, putFiles } from './restore-files.ts'

export interface RestoreNeeds {
  databaseUrl: string
  analyticsUrl: string
  storage: Storage
  /** The program's migrations of the database. */
  migrationSets: readonly MigrationSet[]
  /** Makes the tables of the analytics store, as at a start. */
  prepareAnalytics: () => Promise<void>
  /** Whether a school is there already, which ends when this one takes its place. */
  replaces: boolean
  onProgress: OnProgress
  /** Ends the work with nothing changed, as long as the restored school has not begun to take its place. */
  signal: AbortSignal
  onMigration: (file: string) => void
}

export interface Restored {
  tableCount: number
  rowCount: number
  eventCount: number
  /** Local days with an event; null where the analytics store is filled from the log by the opened school. */
  dayCount: number | null
  /** Why the analytics store is filled from the log; null where it came from the backup. */
  analyticsFromLog: 'not in the backup' | 'of another form' | 'did not match the log' | null
  fileCount: number
  fileBytes: number
  /** Files of the school that was there. */
  forgottenFiles: number
}

/**
 * Puts a verified backup in place. The school that was there is untouched until, in one transaction, the restored
 * one takes its place; ended at any moment before it, it opens as it was, ended at any moment after it, the restored
 * one opens and fills what is missing of the analytics store from the log.
 *
 * @throws BackupRefused where what was loaded is not what the backup says
 */
export async function restore(backup: Backup, needs: RestoreNeeds): Promise<Restored> {
  const { databaseUrl, storage, migrationSets, onProgress, onMigration, replaces, signal } = needs
  const { manifest } = backup
  const sizes = sizesOf(backup)
  let isEndable = true
  const progress = createProgress(sizes, (share, what) => {
    if (isEndable) signal.throwIfAborted()
    onProgress(share, what)
  })
  const files = await putFiles(backup, storage, progress.of('files', 'files'))
  const staging = await openStaging(databaseUrl, migrationSets, manifest)
  let rowCount = 0
  try {
    rowCount = await loadTables(backup, staging, progress.of('database', 'the database'))
    await staging.complete(onMigration)
    signal.throwIfAborted()
    isEndable = false
    // From here on the copy of the log says nothing for sure, whichever of the two schools opens next.
    if (replaces) await forgetShipped(databaseUrl)
    await emptyStore(needs)
    await staging.swap()
  } finally {
    await staging.close()
  }
  const forgottenFiles = await forgetStrangers(backup, storage)
  const analytics = await restoreAnalytics(backup, needs, progress.of('analytics', 'analytics'))
  onProgress(1, 'checked')
  return {
    tableCount: manifest.database.tables.filter(({ partition }) => partition === null).length,
    rowCount,
    fileCount: files.count,
    fileBytes: files.sizeBytes,
    forgottenFiles,
    ...analytics,
  }
}

function sizesOf({ entries }: Backup) {
  const sizes = { files: 0, database: 0, analytics: 0 }
  for (const { name, sizeBytes } of entries) {
    if (name.startsWith('files/')) sizes.files += sizeBytes
    // Rows cost more time than their compressed bytes tell.
    else if (name.startsWith('postgres/')) sizes.database += sizeBytes * databaseWeight
    else if (name.startsWith('clickhouse/')) sizes.analytics += sizeBytes * analyticsWeight
  }
  return sizes
}

const [databaseWeight, analyticsWeight] = [20, 10]

/** Entries of a folder of the archive, in order, told as they are read. */
function piecesOf({ entries, read }: Backup, folder: string, done: (bytes: number) => void, weight: number) {
  const pieces = entries.filter(({ name }) => name.startsWith(folder))
  async function* told(entry: Entry) {
    yield* read(entry)
    done(entry.sizeBytes * weight)
  }
  return fromPieces(pieces, told)
}

async function loadTables(backup: Backup, staging: Staging, done: (bytes: number) => void): Promise<number> {
  let all = 0
  for (const table of backup.manifest.database.tables) {
    const rows = piecesOf(backup, tableFolder(table.name), done, databaseWeight)
    const rowCount = await staging.load(table, rows)
    if (rowCount !== table.rowCount)
      throw new BackupRefused(
        `${table.name} has ${rowCount} rows in place of ${table.rowCount}; nothing was changed.`,
      )
    all += rowCount
  }
  return all
}

async function emptyStore({ analyticsUrl, prepareAnalytics }: RestoreNeeds): Promise<void> {
  await prepareAnalytics()
  const client = connectForBulk(analyticsUrl)
  try {
    await emptyAnalytics(client)
  } finally {
    await client.close()
  }
}

/** Fills the analytics store from the backup and compares it with the log day by day; else the log will fill it. */
async function restoreAnalytics(
  backup: Backup,
  { databaseUrl, analyticsUrl }: RestoreNeeds,
  done: (bytes: number) => void,
): Promise<Pick<Restored, 'analyticsFromLog' | 'eventCount' | 'dayCount'>> {
  const { analytics } = backup.manifest
  const db = connect<SpineTables>(databaseUrl, { max: 1 })
  const client = connectForBulk(analyticsUrl)
  try {
    const fromLog = async (analyticsFromLog: NonNullable<Restored['analyticsFromLog']>) => {
      await forgetShipped(databaseUrl)
      await emptyAnalytics(client)
      return { analyticsFromLog, eventCount: eventsIn(backup), dayCount: null }
    }
    if (analytics === null) return await fromLog('not in the backup')
    if (JSON.stringify(await eventColumns(client)) !== JSON.stringify(analytics.columns))
      return await fromLog('of another form')
    for (const { name } of analytics.chunks)
      await insertRows(client, analytics.columns, piecesOf(backup, chunkFolder(name), done, analyticsWeight))
    await shippedTo(databaseUrl, analytics.upTo)
    const log = await shippedDays(db)
    const copy = await analyticsDays(client)
    const compared = compareDays(log.days, log.archived, copy)
    if (!compared.isEqual) return await fromLog('did not match the log')
    return { analyticsFromLog: null, eventCount: eventsIn(backup), dayCount: copy.length }
  } finally {
    await Promise.all([db.destroy(), client.close()])
  }
}

/** Events in the database; those that are archived lie in the file store. */
const eventsIn = ({ manifest }: Backup): number =>
  manifest.database.tables
    .filter(({ partition }) => partition?.of === 'event')
    .reduce((sum, { rowCount }) => sum + rowCount, 0)
