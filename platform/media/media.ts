import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import type { Job } from '../jobs/job.ts'
import type { Log } from '../log/log.ts'
import { createCaptionKeeper } from './captions-keeper.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { createMediaReads } from './reads.ts'
import { register, type Registration } from './register.ts'
import { createMediaHandler } from './serve.ts'
import { createMediaStore } from './store/media-store.ts'
import { createWorkStore } from './store/work-store.ts'
import type { MediaTables } from './tables.ts'
import { createWorker } from './worker.ts'

export interface MediaNeeds {
  db: Kysely<MediaTables>
  clock: Clock
  log: Log
  storage: Storage
  /** Folder on this machine's disk for what is being made; no other server's. */
  workFolder: string
  /** The machine's ffmpeg; null where there is none. */
  findFfmpeg: () => Promise<Ffmpeg | null>
}

/** Recordings: how they come in, what is made of them, how they are served. */
export function createMedia({ db, clock, log, storage, workFolder, findFfmpeg }: MediaNeeds) {
  const store = createMediaStore(db)
  const reads = createMediaReads(store)
  const captions = createCaptionKeeper(store, storage, clock, (id) => reads.forget(id))
  let found: Promise<Ffmpeg | null> | null = null
  const ffmpeg = () => (found ??= findFfmpeg())
  const worker = createWorker({
    work: createWorkStore(db),
    storage,
    clock,
    log,
    workFolder,
    ffmpeg,
    onChanged: (id) => reads.forget(id),
  })
  const jobs: Job[] = [{ name: 'media.prepare', everyS: 3, runDue: (now) => worker.runDue(now) }]
  return {
    jobs,
    reads: { playback: (mediaId: string) => reads.playback(mediaId) },
    /** Makes a file or a package of this machine a recording of the school; answers its id. */
    register: (registration: Registration, signal: AbortSignal): Promise<string> =>
      register({ store, storage, captions, clock }, registration, signal),
    /** `/media/*`, for anyone who has an address. */
    fileHandler: createMediaHandler(storage),
    /** Resolves when what is being prepared has ended. */
    idle: () => worker.idle(),
    /** Ends what is being prepared, and puts it back. */
    stop: () => worker.stop(),
  }
}
export type Media = ReturnType<typeof createMedia>
