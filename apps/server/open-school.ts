import type { Server } from 'node:http'
import { join } from 'node:path'
import { migrateAnalytics } from '@banxue/platform/clickhouse/migrate'
import { systemClock } from '@banxue/platform/clock'
import type { Config } from '@banxue/platform/config'
import { migrate } from '@banxue/platform/db/migrate'
import { type RunningJobs, runJobs } from '@banxue/platform/jobs/run'
import { createLog, type Log } from '@banxue/platform/log/log'
import { findFfmpeg } from '@banxue/platform/media/ffmpeg'
import { smtpMailer } from '@banxue/platform/mail/smtp'
import { commandsOf } from './commands.ts'
import { composeSchool, type School } from './compose.ts'
import { createControl } from './control.ts'
import { type DataFolder, takeDataFolder } from './data-folder.ts'
import { definitions } from './definitions.ts'
import { createDemo, type Demo } from './demo.ts'
import { type Engines, startEngines } from './engines.ts'
import { readLastBackup } from './last-backup.ts'
import { localUrl } from './local-url.ts'
import { analyticsMigrationSets, migrationSets } from './migrations.ts'
import { createServer, listen, unlisten } from './serve.ts'
import { version } from './version.ts'

/** Told what is being done, in sentences for people. */
export type Say = (words: string) => void

export interface OpenSchool {
  school: School
  demo: Demo
  folder: DataFolder
  engines: Engines
  log: Log
  config: Config
  /** Ends everything in order: requests, jobs, readers, connections, engines, the folder. */
  close(): Promise<void>
}

/**
 * Opens the school without listening: the folder, the engines, the tables, the slices. What was begun before a
 * failure is ended again.
 *
 * @param publicUrl told to people in mails and links
 */
export async function openSchool(config: Config, publicUrl: string, say: Say): Promise<OpenSchool> {
  const ends: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  }
  try {
    const folder = await takeDataFolder(config.BANXUE_DATA)
    ends.push(() => folder.release())
    const log = createLog(join(folder.path, 'banxue.log'), config.LOG_LEVEL)
    const engines = await startEngines(config, folder, log, say)
    ends.push(() => engines.stop())
    await bringUpToDate(engines, say)

    const mailer = config.SMTP_URL === undefined ? null : smtpMailer(config.SMTP_URL, config.MAIL_FROM)
    const demo = createDemo({
      isWanted: config.BANXUE_DEMO === 'on',
      learners: config.BANXUE_DEMO_LEARNERS,
      engines,
      folder,
      log,
    })
    const school = composeSchool({
      databaseUrl: engines.databaseUrl,
      analyticsUrl: engines.analyticsUrl,
      storage: engines.storage,
      clock: systemClock,
      log,
      mailer,
      publicUrl,
      secret: folder.secrets.authSecret,
      workFolder: join(folder.path, 'work'),
      findFfmpeg: () => findFfmpeg(config.FFMPEG_PATH, config.PATH),
      importLimitBytes: config.IMPORT_LIMIT_BYTES,
      keepMonths: config.BANXUE_KEEP_MONTHS,
      erasureDays: config.BANXUE_ERASURE_DAYS,
      backupAt: async () => {
        const last = await readLastBackup(folder.path)
        return last === null ? null : new Date(last.at)
      },
      demo,
    })
    ends.push(async () => {
      mailer?.close()
      await school.close()
    })
    await school.spine.prepare()
    await demo.prepare(school)
    return { school, demo, folder, engines, log, config, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Serves an open school until it is closed. */
export async function serveSchool(
  open: OpenSchool,
  config: Config,
  say: Say,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { school, demo, folder, engines, log } = open
  const control = createControl(folder.secrets.controlToken, commandsOf(open))
  const server = await createServer({
    school,
    storage: engines.storage,
    log,
    version,
    regionHeader: config.BANXUE_REGION_HEADER,
    control,
  }).catch(async (error: unknown) => {
    await open.close()
    throw error
  })
  const readers = school.startReaders()
  let jobs: RunningJobs | undefined
  const stop = async () => {
    await demo.stop()
    school.news.close()
    await unlisten(server)
    await jobs?.stop()
    await readers.stop()
    await open.close()
  }
  try {
    const port = await listen(server as Server, config.HOST, config.PORT)
    jobs = await runJobs(engines.databaseUrl, [...school.jobs, ...demo.jobs], systemClock, log)
    const url = localUrl(config.HOST, port)
    await folder.announce({ url, databaseUrl: engines.databaseUrl })
    demo.load(say)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function bringUpToDate(engines: Engines, say: Say): Promise<void> {
  const count = await migrate(engines.databaseUrl, migrationSets, (file) => say(`  tables: ${file}`))
  if (count > 0) say(`the tables are up to date (${count} changes).`)
  await migrateAnalytics(engines.analyticsUrl, analyticsMigrationSets, definitions)
}
