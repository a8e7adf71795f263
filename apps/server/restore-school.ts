import { statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Backup, openBackup, verifyBackup } from '@banxue/platform/backup/archive-reader'
import { lookAtDatabase } from '@banxue/platform/backup/load-store'
import { BackupRefused } from '@banxue/platform/backup/refused'
import { type Restored, restore } from '@banxue/platform/backup/restore'
import { missingBytes } from '@banxue/platform/backup/restore-files'
import { roomForRestore, sizeWords } from '@banxue/platform/backup/space'
import { migrateAnalytics } from '@banxue/platform/clickhouse/migrate'
import type { Config } from '@banxue/platform/config'
import { migrationNames } from '@banxue/platform/db/migrate'
import { createLog } from '@banxue/platform/log/log'
import { type DataFolder, holderOf, takeDataFolder } from './data-folder.ts'
import { definitions } from './definitions.ts'
import { type Engines, startEngines } from './engines.ts'
import { sessionsKeyOf } from './last-backup.ts'
import { analyticsMigrationSets, migrationSets } from './migrations.ts'
import { sayProgress } from './progress-line.ts'

interface Options {
  /** Take the place of a school that is there. */
  isReplacing: boolean
  say: (words: string) => void
  signal: AbortSignal
}

/**
 * `restore FILE [--replace]`: checks the whole file before anything is touched, then puts the school in place. No
 * school may run on the data.
 *
 * @throws Error in a sentence that says what to do
 */
export async function restoreSchool(config: Config, path: string, options: Options): Promise<void> {
  const { say } = options
  const holder = await holderOf(config.BANXUE_DATA)
  if (holder !== null)
    throw new BackupRefused(
      `A school runs on ${resolve(config.BANXUE_DATA)} (process ${holder.pid}). End it first, or restore into another folder with BANXUE_DATA.`,
    )
  const backup = await openBackup(path)
  try {
    await refuseNewer(backup)
    say(
      `a backup of ${backup.manifest.createdAt.slice(0, 16).replace('T', ' ')} UTC, ${sizeWords(backup.sizeBytes)}; checking it …`,
    )
    await verify(backup, options)
    await inFolder(config, backup, options)
  } finally {
    await backup.close()
  }
}

async function inFolder(config: Config, backup: Backup, options: Options): Promise<void> {
  const folder = await takeDataFolder(config.BANXUE_DATA)
  try {
    const log = createLog(join(folder.path, 'banxue.log'), config.LOG_LEVEL)
    const engines = await startEngines(config, folder, log, options.say)
    try {
      await putInPlace({ config, folder, engines }, backup, options)
    } finally {
      await engines.stop()
    }
  } finally {
    await folder.release()
  }
}

interface Place {
  config: Config
  folder: DataFolder
  engines: Engines
}

async function putInPlace(
  { config, folder, engines }: Place,
  backup: Backup,
  { isReplacing, say, signal }: Options,
) {
  const { databaseUrl, analyticsUrl, storage } = engines
  const { hasSchool, isInUse } = await lookAtDatabase(databaseUrl)
  if (isInUse)
    throw new BackupRefused(
      'A school or a backup is at work on this database. End it first; nothing was changed.',
    )
  if (hasSchool && !isReplacing)
    throw new BackupRefused(
      'There is a school here already. Restore into an empty place (BANXUE_DATA, DATABASE_URL), or let it be replaced for good with --replace; nothing was changed.',
    )
  await checkRoom(config, folder, engines, backup)
  const restored = await restore(backup, {
    databaseUrl,
    analyticsUrl,
    storage,
    migrationSets,
    prepareAnalytics: () => migrateAnalytics(analyticsUrl, analyticsMigrationSets, definitions),
    replaces: hasSchool,
    onProgress: sayProgress(say),
    signal,
    onMigration: (file) => say(`  tables: ${file}`),
  })
  for (const line of reportOf(restored)) say(line)
  say(
    sessionsKeyOf(folder.secrets) === backup.manifest.sessionsKey
      ? 'learners who were signed in stay signed in.'
      : 'everybody signs in anew: the key of sessions is not part of a backup.',
  )
}

function reportOf(restored: Restored): string[] {
  const {
    rowCount,
    tableCount,
    eventCount,
    dayCount,
    fileCount,
    fileBytes,
    forgottenFiles,
    analyticsFromLog,
  } = restored
  return [
    `checked: ${rowCount} rows in ${tableCount} tables as in the backup, ${fileCount} files (${sizeWords(fileBytes)}) by their checksums.`,
    analyticsFromLog === null
      ? `checked: ${eventCount} events in the database; on each of ${dayCount ?? 0} days as many in analytics.`
      : `analytics were ${analyticsFromLog}: the opened school fills them from the log; Spine in the console shows how far it is.`,
    ...(forgottenFiles > 0 ? [`${forgottenFiles} files of the school that was here are gone.`] : []),
    'the school is restored. Open it with: npm start',
  ]
}

async function refuseNewer({ manifest, path }: Backup): Promise<void> {
  const known = await migrationNames(migrationSets)
  const newer = manifest.migrations.filter((file) => !known.has(file))
  if (newer.length > 0)
    throw new BackupRefused(
      `${path} was made by a newer Banxue (${manifest.schoolVersion}; it has ${newer.join(', ')}). Restore it with that version or a newer one; nothing was changed.`,
    )
}

async function verify(backup: Backup, { say, signal }: Options): Promise<void> {
  const step = sayProgress(say)
  let read = 0
  await verifyBackup(backup, (bytes) => {
    signal.throwIfAborted()
    read += bytes
    step(read / backup.sizeBytes, 'checking the file')
  })
}

/** Of servers of one's own nobody knows how much room they have. */
async function checkRoom(config: Config, { path }: DataFolder, { storage }: Engines, backup: Backup) {
  const isHere = { database: config.DATABASE_URL === undefined, files: config.S3_ENDPOINT === undefined }
  const room = roomForRestore({
    database: isHere.database ? backup.manifest.database.sizeBytes : 0,
    analytics:
      config.CLICKHOUSE_URL === undefined
        ? backup.entries
            .filter(({ name }) => name.startsWith('clickhouse/'))
            .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
        : 0,
    files: isHere.files ? await missingBytes(backup, storage) : 0,
  })
  const disk = await statfs(path)
  const free = disk.bavail * disk.bsize
  if (room > free)
    throw new BackupRefused(
      `The restored school takes up to ${sizeWords(room)} while it is put in place, and the disk of ${path} has ${sizeWords(free)} left. Free some space, or choose another disk with BANXUE_DATA; nothing was changed.`,
    )
}
