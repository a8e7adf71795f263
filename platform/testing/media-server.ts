import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Storage } from '../files/storage.ts'
import { silentLog } from '../log/log.ts'
import type { Ffmpeg } from '../media/ffmpeg.ts'
import { createMedia, type MediaNeeds } from '../media/media.ts'
import type { MediaTables } from '../media/tables.ts'
import { FakeClock } from './clock.ts'
import { Done } from './sample-events.ts'
import { testStorage } from './storage.ts'

interface Options {
  ffmpeg: Ffmpeg | null
  storage?: Storage
  clock?: FakeClock
  uses?: MediaNeeds['uses']
}

const unused: MediaNeeds['uses'] = { titles: async () => new Map(), taughtBy: async () => [] }

/** Recordings on the test's database, with disk of their own; several of them are several servers. */
export async function givenMediaServer(db: Kysely<MediaTables>, options: Options) {
  const { ffmpeg, uses = unused } = options
  const storage = options.storage ?? (await testStorage())
  const clock = options.clock ?? new FakeClock('2026-11-22T08:00:00Z')
  const workFolder = join(await mkdtemp(join(tmpdir(), 'banxue-media-work-')), 'work')
  const media = createMedia({
    db,
    clock,
    log: silentLog,
    storage,
    workFolder,
    uses,
    personErased: Done,
    isAllowed: (_permission, roles) => roles.some((role) => role === 'instructor' || role === 'admin'),
    findFfmpeg: () => Promise.resolve(ffmpeg),
  })
  /** Begins what is due, and does not wait for it. */
  const begin = async () => {
    for (const job of media.jobs) await job.runDue(clock.now())
  }
  /** Does what is due to its end; what is then due too. */
  const work = async () => {
    for (let round = 0; round < 2; round += 1) {
      await begin()
      await media.idle()
    }
  }
  return { media, clock, storage, workFolder, begin, work }
}
