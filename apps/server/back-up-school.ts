import { backUp } from '@banxue/platform/backup/back-up'
import { sizeWords } from '@banxue/platform/backup/space'
import type { Config } from '@banxue/platform/config'
import { createLog } from '@banxue/platform/log/log'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from './control.ts'
import { type DataFolder, takeDataFolder } from './data-folder.ts'
import { type Engines, startEngines } from './engines.ts'
import { noteBackup, sessionsKeyOf } from './last-backup.ts'
import { sayProgress } from './progress-line.ts'
import { version } from './version.ts'

interface Needs {
  engines: Engines
  folder: DataFolder
}

/** `backup FILE`: the path is absolute, and on the machine of the school. */
export function backupCommand({ engines, folder }: Needs): Command {
  return async ([path = ''], say, signal) => {
    const now = new Date()
    const { databaseUrl, analyticsUrl, storage } = engines
    const { sizeBytes, manifest } = await backUp(path, {
      databaseUrl,
      analyticsUrl,
      storage,
      schoolVersion: version,
      sessionsKey: sessionsKeyOf(folder.secrets),
      now,
      onProgress: sayProgress(say),
      onAnalyticsLost: (why) => say(`analytics could not be read: ${why}`),
      signal,
    })
    await noteBackup(folder.path, { at: now.toISOString(), path, sizeBytes })
    const rows = manifest.database.tables.reduce((sum, { rowCount }) => sum + rowCount, 0)
    say(`the school is in ${path}: ${rows} rows, ${manifest.files.count} files, ${sizeWords(sizeBytes)}.`)
    if (manifest.analytics === null)
      say('the copy of the log that reports read is not in it; a restore makes it from the log.')
    say('it holds what learners wrote and their addresses: keep it where only you can read it.')
  }
}

/** Makes a backup of a school that does not run: its engines are started for it, its tables stay as they are. */
export async function backUpClosedSchool(
  config: Config,
  path: string,
  say: (words: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const data = resolve(config.BANXUE_DATA)
  if (config.DATABASE_URL === undefined && !existsSync(join(data, 'postgres.made')))
    throw new Error(
      `There is no school in ${data} yet. If it lies in another folder, name that in BANXUE_DATA, as for npm start.`,
    )
  const folder = await takeDataFolder(data)
  try {
    const log = createLog(join(folder.path, 'banxue.log'), config.LOG_LEVEL)
    const engines = await startEngines(config, folder, log, say)
    try {
      await backupCommand({ engines, folder })([path], say, signal)
    } finally {
      await engines.stop()
    }
  } finally {
    await folder.release()
  }
}
