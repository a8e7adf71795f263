import type { Kysely } from 'kysely'
import type { IsAllowed } from '../api/guard.ts'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { EventType } from '../events/define.ts'
import type { Handler, LogEvent } from '../events/handler.ts'
import type { Storage } from '../files/storage.ts'
import type { Job } from '../jobs/job.ts'
import type { Log } from '../log/log.ts'
import { createCaptionKeeper } from './captions-keeper.ts'
import { putDeck } from './deck.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { createJoiner } from './joiner.ts'
import { createLibrary, type MediaUses } from './library.ts'
import { createPutHandler } from './put-handler.ts'
import { createMediaReads } from './reads.ts'
import { register, type Registration } from './register.ts'
import { createMediaRoutes } from './routes.ts'
import { createMediaHandler } from './serve.ts'
import { createJoinStore } from './store/join-store.ts'
import { createMediaStore } from './store/media-store.ts'
import { forgetPeople } from './store/people-store.ts'
import { createUploadStore } from './store/upload-store.ts'
import { createWorkStore } from './store/work-store.ts'
import type { MediaTables } from './tables.ts'
import { createUploads } from './uploads.ts'
import { createWorker } from './worker.ts'

export interface MediaNeeds {
  db: Kysely<MediaTables>
  clock: Clock
  log: Log
  storage: Storage
  isAllowed: IsAllowed
  /** What the school's content says of recordings. */
  uses: MediaUses
  /** The fact that somebody was erased; its subject is forgotten here too. */
  personErased: EventType
  /** Folder on this machine's disk for what is being made; no other server's. */
  workFolder: string
  /** The machine's ffmpeg; null where there is none. */
  findFfmpeg: () => Promise<Ffmpeg | null>
}

/** Recordings: how they come in, what is made of them, how they are served. */
export function createMedia(needs: MediaNeeds) {
  const { db, clock, log, storage, isAllowed, uses, workFolder } = needs
  const store = createMediaStore(db)
  const work = createWorkStore(db)
  const reads = createMediaReads(store)
  const onChanged = (mediaId: string) => reads.forget(mediaId)
  const captions = createCaptionKeeper(store, storage, clock, onChanged)
  const library = createLibrary({ store, work, storage, clock, uses, onChanged })
  const uploads = createUploads({ store: createUploadStore(db), storage, clock })
  const ffmpeg = once(needs.findFfmpeg)
  const worker = createWorker({ work, storage, clock, log, workFolder, ffmpeg, onChanged })
  const joiner = createJoiner({
    joins: createJoinStore(db),
    media: store,
    storage,
    clock,
    log,
    onJoined: onChanged,
  })
  const jobs: Job[] = [
    { name: 'media.join_uploads', everyS: 2, runDue: (now) => joiner.runDue(now) },
    { name: 'media.prepare', everyS: 3, runDue: (now) => worker.runDue(now) },
    { name: 'media.sweep_uploads', everyS: 3600, runDue: (now) => uploads.sweep(now) },
  ]
  return {
    jobs,
    handlers: handlersOf(needs),
    routes: createMediaRoutes({
      isAllowed,
      library,
      uploads,
      captions,
      ffmpegVersion: async () => (await ffmpeg())?.version ?? null,
    }),
    /** `PUT` of parts and decks; the caller has found out who asks. */
    putHandler: createPutHandler({
      isAllowed,
      uploads,
      maySee: async (actor, mediaId) => (await library.item(actor, mediaId)) !== null,
      async putDeck(mediaId, bytes) {
        const count = await putDeck({ store, storage, clock }, mediaId, bytes)
        onChanged(mediaId)
        return count
      },
    }),
    /** `/media/*`, for anyone who has an address. */
    fileHandler: createMediaHandler(storage),
    /** Deletes a recording; whether anything shows it is for the caller to know. */
    remove: (mediaId: string): Promise<void> => library.remove(mediaId),
    reads: {
      playback: (mediaId: string) => reads.playback(mediaId),
      /** A recording that somebody who makes courses sees; null for one they do not. */
      item: (actor: Actor, mediaId: string) => library.item(actor, mediaId),
    },
    /** Makes a file or a package of this machine a recording of the school; answers its id. */
    register: (registration: Registration, signal: AbortSignal): Promise<string> =>
      register({ store, storage, captions, clock }, registration, signal),
    /** Resolves when what is under way has ended. */
    async idle(): Promise<void> {
      await Promise.all([joiner.idle(), worker.idle()])
    },
    /** Ends what is under way, and puts it back. */
    async stop(): Promise<void> {
      await Promise.all([joiner.stop(), worker.stop()])
    },
  }
}
/** Asks once, when it is first wanted. */
function once<T>(ask: () => T): () => T {
  let answer: T | undefined
  return () => (answer ??= ask())
}

const handlersOf = ({ personErased }: MediaNeeds): Handler<MediaTables>[] => [
  {
    name: 'media.forget_people',
    events: [personErased],
    handle: (tx, events) => forgetPeople(tx, peopleIn(events)),
  },
]

const peopleIn = (events: readonly LogEvent[]): string[] =>
  events.map(({ subjectId }) => subjectId).filter((id) => id !== null)

export type Media = ReturnType<typeof createMedia>
