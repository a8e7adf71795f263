import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Clock } from '../clock.ts'
import { NoSuchFile, type Storage } from '../files/storage.ts'
import type { Log } from '../log/log.ts'
import { mediaIdOf, partKey, sourceKey, uploadPrefix } from './addresses.ts'
import type { Joining, JoinStore } from './store/join-store.ts'
import type { MediaStore } from './store/media-store.ts'
import type { UploadFailure } from './tables.ts'
import { partCount } from './upload-parts.ts'

export interface JoinerNeeds {
  joins: JoinStore
  media: MediaStore
  storage: Storage
  clock: Clock
  log: Log
  /** Told when an upload has become a recording. */
  onJoined: (mediaId: string) => void
}

const leaseMs = 30_000
const renewMs = 10_000

/** Makes one file of the parts of an upload, in the background; killed anywhere, it begins again from the parts. */
export function createJoiner(needs: JoinerNeeds) {
  const stopping = new AbortController()
  let current: Promise<void> | null = null
  return {
    async runDue(now: Date): Promise<void> {
      if (current !== null || stopping.signal.aborted) return
      const upload = await needs.joins.take(now, new Date(now.getTime() + leaseMs))
      if (upload === null) return
      current = joinAndEnd(needs, upload, stopping.signal)
        .catch((error: unknown) =>
          needs.log.error({ uploadId: upload.id, error: String(error) }, 'an upload could not be ended'),
        )
        .finally(() => (current = null))
    },
    async idle(): Promise<void> {
      await current
    },
    /** Ends what is under way; its lease ends by itself. */
    async stop(): Promise<void> {
      stopping.abort(new Error('the server is closing'))
      await current
    },
  }
}

async function joinAndEnd(needs: JoinerNeeds, upload: Joining, signal: AbortSignal): Promise<void> {
  const { joins, storage, clock, log } = needs
  const renewing = setInterval(() => {
    joins
      .renew(upload.id, new Date(clock.now().getTime() + leaseMs))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'a lease was not renewed'))
  }, renewMs)
  try {
    const mediaId = await join(needs, upload, signal)
    await joins.finish(upload.id, mediaId)
    await storage.deletePrefix(uploadPrefix(upload.id))
    needs.onJoined(mediaId)
  } catch (error) {
    if (signal.aborted) return
    log.warn({ uploadId: upload.id, error: String(error) }, 'the parts of an upload could not be joined')
    await joins.fail(upload.id, failureOf(error))
  } finally {
    clearInterval(renewing)
  }
}

/** Reads the parts twice, for the id and for the file, so that no disk of this machine needs to hold them. */
async function join({ media, storage, clock }: JoinerNeeds, upload: Joining, signal: AbortSignal) {
  const { ownerId, name, sizeBytes } = upload
  const hash = createHash('sha256')
  for await (const chunk of partsOf(storage, upload, signal)) hash.update(chunk)
  const id = mediaIdOf(hash.digest('hex'))
  if ((await storage.sizeBytes(sourceKey(id))) !== sizeBytes)
    await storage.put(sourceKey(id), Readable.from(partsOf(storage, upload, signal)), {
      mediaType: 'application/octet-stream',
      sizeBytes,
    })
  await media.add({ id, name, sizeBytes, ownerId, facts: null, package: null, at: clock.now() })
  return id
}

async function* partsOf(storage: Storage, upload: Joining, signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let number = 0; number < partCount(upload.sizeBytes, upload.partBytes); number += 1)
    for await (const chunk of await storage.open(partKey(upload.id, number))) {
      signal.throwIfAborted()
      yield chunk as Buffer
    }
}

function failureOf(error: unknown): UploadFailure {
  if (error instanceof NoSuchFile) return 'parts_missing'
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? 'disk_full' : 'joining_failed'
}
