import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import { newId } from '../id.ts'
import { partKey, uploadPrefix } from './addresses.ts'
import type { Upload, UploadStore } from './store/upload-store.ts'
import { missingParts, partBytes, partSize, uploadLimitBytes } from './upload-parts.ts'

interface Needs {
  store: UploadStore
  storage: Storage
  clock: Clock
}

/** Days for which an upload waits to be gone on with. */
const waitDays = 7
/** Unfinished uploads of one person at most. */
const openLimit = 20
/** Bytes that stay free for everything else. */
const reservedBytes = 512 * 1024 ** 2

export type Begun =
  | { kind: 'begun'; upload: Upload }
  | { kind: 'too_large'; limitBytes: number }
  | { kind: 'too_many' }
  | { kind: 'disk_full'; neededBytes: number; freeBytes: number }

export interface FileToSend {
  name: string
  sizeBytes: number
  modifiedMs: number
}

/** Uploads in parts: begun once, sent in any order and as often as needed, gone on with on another day. */
export function createUploads({ store, storage, clock }: Needs) {
  const expiry = () => new Date(clock.now().getTime() + waitDays * 86_400_000)
  /** An upload of one's own; nobody sees another's. */
  const own = async (id: string, ownerId: string) => {
    const upload = await store.find(id)
    return upload?.ownerId === ownerId ? upload : null
  }
  return {
    /** Begins an upload, or goes on with the one of the same file. */
    begin: (file: FileToSend, ownerId: string): Promise<Begun> =>
      begin({ store, storage, clock }, file, ownerId, expiry()),

    own,

    /** Has the parts joined; the numbers of those that are missing, or null where there is no such upload. */
    async finish(id: string, ownerId: string): Promise<{ missing: number[] } | null> {
      const upload = await own(id, ownerId)
      if (upload === null) return null
      const missing = missingParts(upload.sizeBytes, upload.partBytes, upload.received)
      if (missing.length === 0) await store.beginJoining(id, clock.now())
      return { missing }
    },

    async abort(id: string, ownerId: string): Promise<boolean> {
      const upload = await own(id, ownerId)
      if (upload === null || upload.state === 'joining') return false
      await store.remove(id)
      await storage.deletePrefix(uploadPrefix(id))
      return true
    },

    openOf: (ownerId: string): Promise<Upload[]> => store.openOf(ownerId),

    /** Deletes what nobody has gone on with. */
    async sweep(now: Date): Promise<void> {
      for (const id of await store.expired(now)) {
        await storage.deletePrefix(uploadPrefix(id))
        await store.remove(id)
      }
    },

    /** Takes the bytes of one part; answers how it went as an HTTP answer of `PUT …/parts/N`. */
    async takePart(request: Request, id: string, number: number, actor: Actor): Promise<Response> {
      const upload = await own(id, actor.personId)
      const size = upload === null ? null : partSize(upload.sizeBytes, upload.partBytes, number)
      if (upload === null || size === null) return refusal(404, 'NOT_FOUND')
      if (upload.state !== 'receiving') return refusal(409, 'upload_closed')
      const failure = await keepPart(storage, request, partKey(id, number), size)
      if (failure !== null) return refusal(failure === 'disk_full' ? 507 : 400, failure)
      const isTaken = await store.addPart(id, number, size, expiry())
      return isTaken ? new Response(null, { status: 204 }) : refusal(409, 'upload_closed')
    },
  }
}
export type Uploads = ReturnType<typeof createUploads>

async function begin(
  { store, storage, clock }: Needs,
  file: FileToSend,
  ownerId: string,
  expiresAt: Date,
): Promise<Begun> {
  const { name, sizeBytes, modifiedMs } = file
  if (sizeBytes > uploadLimitBytes) return { kind: 'too_large', limitBytes: uploadLimitBytes }
  const known = await store.unfinished({ ...file, ownerId })
  if (known !== null) return { kind: 'begun', upload: known }
  if ((await store.openOf(ownerId)).length >= openLimit) return { kind: 'too_many' }
  // The parts, then the file that is made of them.
  const neededBytes = 2 * sizeBytes + reservedBytes
  const freeBytes = await storage.freeBytes()
  if (freeBytes !== null && freeBytes < neededBytes) return { kind: 'disk_full', neededBytes, freeBytes }
  const at = clock.now()
  const upload = { id: newId(at), ownerId, name, sizeBytes, partBytes, modifiedMs, at, expiresAt }
  await store.add(upload)
  const state = { state: 'receiving', failure: null, mediaId: null, received: [], createdAt: at } as const
  return { kind: 'begun', upload: { ...upload, ...state, received: [] } }
}

/** Stores a body of exactly this size; answers why it could not. */
async function keepPart(
  storage: Storage,
  request: Request,
  key: string,
  sizeBytes: number,
): Promise<'part_size' | 'part_broken' | 'disk_full' | null> {
  const told = request.headers.get('content-length')
  if (request.body === null || (told !== null && Number(told) !== sizeBytes)) return 'part_size'
  const body = exactly(sizeBytes)
  // A line that breaks ends the part, and with it what is being stored.
  pipeline(Readable.fromWeb(request.body as ReadableStream), body).catch(() => undefined)
  try {
    await storage.put(key, body, { mediaType: 'application/octet-stream', sizeBytes })
    return null
  } catch (error) {
    return codeOf(error)
  }
}

export const refusal = (status: number, code: string, detail: Record<string, string> = {}): Response =>
  Response.json({ code, detail }, { status })

class WrongSize extends Error {}

/** Passes bytes through and fails where they are more or fewer than promised. */
function exactly(sizeBytes: number): Transform {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.byteLength
      if (passed > sizeBytes) done(new WrongSize())
      else done(null, chunk)
    },
    flush(done) {
      done(passed === sizeBytes ? null : new WrongSize())
    },
  })
}

function codeOf(error: unknown): 'part_size' | 'part_broken' | 'disk_full' {
  if (error instanceof WrongSize) return 'part_size'
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    ? 'disk_full'
    : 'part_broken'
}
