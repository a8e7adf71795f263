import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { analyticsDays, connectForBulk } from '@banxue/platform/backup/analytics-store'
import { compareDays } from '@banxue/platform/backup/compare-days'
import { shippedDays } from '@banxue/platform/backup/log-days-store'
import type { Config } from '@banxue/platform/config'
import { checkDatabase } from '@banxue/platform/db/check'
import { connect } from '@banxue/platform/db/connect'
import { migrationNames } from '@banxue/platform/db/migrate'
import type { SpineTables } from '@banxue/platform/events/tables'
import type { Storage } from '@banxue/platform/files/storage'
import { createLog } from '@banxue/platform/log/log'
import { smtpMailer } from '@banxue/platform/mail/smtp'
import { findFfmpeg } from '@banxue/platform/media/ffmpeg'
import { takeDataFolder } from '../data-folder.ts'
import { type Engines, startEngines } from '../engines.ts'
import { readLastBackup } from '../last-backup.ts'
import { migrationSets } from '../migrations.ts'
import { version } from '../version.ts'
import { databaseFacts } from './doctor-store.ts'
import type { DatabaseFacts, Facts, SchoolFacts, Tried } from './facts.ts'

/** Looks at everything; `engines` are those of a running school, else they are started for it and ended again. */
export async function examine(config: Config, engines: Engines | null): Promise<Facts> {
  const data = resolve(config.BANXUE_DATA)
  const hasSchool = config.DATABASE_URL !== undefined || existsSync(join(data, 'postgres.made'))
  const found =
    config.FFMPEG_PATH === undefined && config.PATH === ''
      ? null
      : await findFfmpeg(config.FFMPEG_PATH, config.PATH)
  return {
    schoolVersion: version,
    nodeVersion: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    isRunning: engines !== null,
    folder: await tried(() => lookAtFolder(data)),
    school: !hasSchool ? null : await tried(() => lookAtSchool(config, engines)),
    mail: await lookAtMail(config),
    ffmpeg:
      found === null
        ? null
        : { version: found.version, hasProbe: found.probePath !== null, canToneMap: found.canToneMap },
    port: { number: config.PORT, state: engines !== null ? 'ours' : await portState(config) },
    lastBackup: await readLastBackup(data),
  }
}

async function tried<Value>(work: () => Promise<Value>): Promise<Tried<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

async function lookAtFolder(path: string) {
  const place = existsSync(path) ? path : join(path, '..')
  await access(place, constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new Error(`${path} cannot be written.`, { cause })
  })
  const { bavail, bsize } = await statfs(place)
  return { path, freeBytes: bavail * bsize }
}

async function lookAtSchool(config: Config, running: Engines | null): Promise<SchoolFacts> {
  if (running !== null) return lookAtEngines(config, running)
  const folder = await takeDataFolder(config.BANXUE_DATA)
  try {
    const log = createLog(join(folder.path, 'banxue.log'), config.LOG_LEVEL)
    const engines = await startEngines(config, folder, log, () => undefined)
    try {
      return await lookAtEngines(config, engines)
    } finally {
      await engines.stop()
    }
  } finally {
    await folder.release()
  }
}

async function lookAtEngines(
  config: Config,
  { databaseUrl, analyticsUrl, storage }: Engines,
): Promise<SchoolFacts> {
  const db = connect<SpineTables>(databaseUrl, { max: 1 })
  const analytics = connectForBulk(analyticsUrl)
  try {
    return {
      database: await tried<DatabaseFacts>(async () => {
        await checkDatabase(databaseUrl)
        const facts = await databaseFacts(db, await migrationNames(migrationSets))
        return { ...facts, isEmbedded: config.DATABASE_URL === undefined }
      }),
      analytics: await tried(async () => {
        const found = await analytics.query({ query: 'select version() as version', format: 'JSONEachRow' })
        const [row] = await found.json<{ version: string }>()
        // The log first: what is shipped between the two looks is in the copy alone, and taken out again by its place.
        const log = await shippedDays(db)
        return {
          version: row?.version ?? '',
          compared: compareDays(log.days, log.archived, await analyticsDays(analytics, log.upTo)),
        }
      }),
      storage: await tried(async () => ({
        place:
          config.S3_ENDPOINT === undefined
            ? 'A folder'
            : `Bucket ${config.S3_BUCKET ?? ''} at ${config.S3_ENDPOINT}`,
        elapsedMs: await writeAndRead(storage),
      })),
    }
  } finally {
    await Promise.all([db.destroy(), analytics.close()])
  }
}

async function writeAndRead(storage: Storage): Promise<number> {
  const from = performance.now()
  const [key, body] = [`doctor/${randomUUID()}`, Buffer.from('as it was put')]
  await storage.put(key, body, { mediaType: 'text/plain' })
  const back = await buffer(await storage.open(key))
  await storage.delete(key)
  if (!back.equals(body)) throw new Error('The file store gives back other bytes than were put.')
  return performance.now() - from
}

async function lookAtMail({ SMTP_URL, MAIL_FROM }: Config): Promise<Facts['mail']> {
  if (SMTP_URL === undefined) return { server: null, tried: { ok: true, value: null } }
  const mailer = smtpMailer(SMTP_URL, MAIL_FROM)
  const result = await tried(async () => {
    await mailer.check()
    return null
  })
  mailer.close()
  return { server: new URL(SMTP_URL).host, tried: result }
}

function portState({ HOST, PORT }: Config): Promise<'free' | 'taken'> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done('taken'))
    server.listen(PORT, HOST, () => server.close(() => done('free')))
  })
}
