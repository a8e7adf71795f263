import { join } from 'node:path'
import { startEmbeddedAnalytics } from '@banxue/platform/clickhouse/supervise'
import type { Config } from '@banxue/platform/config'
import { checkDatabase } from '@banxue/platform/db/check'
import { startEmbeddedDatabase } from '@banxue/platform/db/embedded'
import { createFolderStorage } from '@banxue/platform/files/folder'
import { createS3Storage } from '@banxue/platform/files/s3'
import type { Storage } from '@banxue/platform/files/storage'
import type { Log } from '@banxue/platform/log/log'
import type { DataFolder } from './data-folder.ts'

/** Where the school keeps what it knows: embedded in the data folder, or servers of one's own. */
export interface Engines {
  databaseUrl: string
  analyticsUrl: string
  storage: Storage
  /** Process ids of the embedded engines, for whoever measures them. */
  pids(): number[]
  /** Ends the embedded ones, the database last. */
  stop(): Promise<void>
}

/**
 * Starts what is embedded and looks at what is not.
 *
 * @param say told what is being done, in sentences for people
 * @throws Error in a sentence that says what to do
 */
export async function startEngines(
  config: Config,
  folder: DataFolder,
  log: Log,
  say: (words: string) => void,
): Promise<Engines> {
  const stops: (() => Promise<void>)[] = []
  const pids: (() => number)[] = []
  const stop = async () => {
    for (const end of stops.toReversed()) await end()
  }
  try {
    say(config.DATABASE_URL ? 'looking at the database of DATABASE_URL …' : 'starting the database …')
    const databaseUrl = config.DATABASE_URL ?? (await embeddedDatabase())
    await checkDatabase(databaseUrl)
    say(config.CLICKHOUSE_URL ? 'analytics go to the ClickHouse of CLICKHOUSE_URL.' : 'starting analytics …')
    const analyticsUrl = config.CLICKHOUSE_URL ?? (await embeddedAnalytics())
    return {
      databaseUrl,
      analyticsUrl,
      storage: await openStorage(config, folder),
      pids: () => pids.map((pid) => pid()),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }

  async function embeddedDatabase(): Promise<string> {
    const database = await startEmbeddedDatabase({
      folder: join(folder.path, 'postgres'),
      password: folder.secrets.databasePassword,
    })
    stops.push(() => database.stop())
    pids.push(() => database.pid)
    return database.url
  }
  async function embeddedAnalytics(): Promise<string> {
    const analytics = await startEmbeddedAnalytics({ folder: join(folder.path, 'clickhouse'), log })
    stops.push(() => analytics.stop())
    pids.push(() => analytics.pid())
    return analytics.url
  }
}

async function openStorage(config: Config, folder: DataFolder): Promise<Storage> {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = config
  const storage =
    S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? createS3Storage({
          endpoint: S3_ENDPOINT,
          bucket: S3_BUCKET,
          region: S3_REGION,
          accessKeyId: S3_ACCESS_KEY_ID,
          secretAccessKey: S3_SECRET_ACCESS_KEY,
        })
      : await createFolderStorage(join(folder.path, 'files'))
  try {
    await storage.check()
  } catch (cause) {
    throw new Error(
      'The file store cannot be reached. Are the S3_ settings right, and is the bucket there?',
      { cause },
    )
  }
  return storage
}
