import { putSaved, removeSaved, savedOf } from '@banxue/ui/offline/saved'
import { savedCache } from '@banxue/ui/offline/saved-cache'
import type { CourseId, UnitId } from '#courses/contract'
import { learning } from '../api.ts'
import { keepVideoProgram } from './keep-video-program.ts'
import { filesOfUnit, type SavedFile } from './files.ts'
import type { Quality, SavedUnit } from './saved-unit.ts'

/** How many files travel at once: more would starve whatever the learner does meanwhile. */
const atOnce = 4

export interface Saving {
  person: { id: string; kind: 'guest' | 'member' }
  unit: { courseId: CourseId; unitId: UnitId }
  quality: Quality
  signal: AbortSignal
  /** Share of the files that are there, 0 to 1. */
  onProgress: (share: number) => void
}

/**
 * Saves a unit with all its files, or nothing of it.
 *
 * @throws QuotaExceededError where the device is full; AbortError where it was called off; the call's own error where
 *   the school was not reached or refused
 */
export async function saveUnit({ person, unit, quality, signal, onProgress }: Saving): Promise<void> {
  const before = (await savedOf(person.id)).some(({ unitId }) => unitId === unit.unitId)
  const name = savedCache(person.id, unit.unitId)
  try {
    const taken = await learning.takeAlong.call(unit, { signal })
    const files = await filesOfUnit(taken, quality, (url) => readText(url, signal))
    if (taken.view.steps.some(({ content }) => content.kind === 'video')) await keepVideoProgram()
    const cache = await caches.open(name)
    const sizeBytes = await keepFiles(cache, files, signal, onProgress)
    const wanted = new Set(files.map(({ url }) => new URL(url, location.origin).href))
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
    const now = Date.now()
    const saved: SavedUnit = {
      ...taken,
      isGuest: person.kind === 'guest',
      quality,
      sizeBytes: sizeBytes + JSON.stringify(taken).length,
      savedAtMs: now,
      freshAtMs: now,
    }
    await putSaved({ personId: person.id, unitId: unit.unitId, unit: saved })
  } catch (error) {
    // What was whole before stays as it was; what was begun now goes.
    if (!before) await removeSaved(person.id, unit.unitId)
    throw error
  }
}

async function readText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new TypeError(`${url} answered ${response.status}`)
  return response.text()
}

/** Brings the files that are missing into the cache; answers what all of them take, bytes. */
async function keepFiles(
  cache: Cache,
  files: readonly SavedFile[],
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<number> {
  let sizeBytes = 0
  let done = 0
  const waiting = [...files]
  const bring = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      sizeBytes += await keepFile(cache, file, signal)
      done += 1
      onProgress(done / files.length)
    }
  }
  const lanes = Array.from({ length: atOnce }, () =>
    bring().catch((error: unknown) => {
      waiting.length = 0
      throw error
    }),
  )
  const fared = await Promise.allSettled(lanes)
  const failed = fared.find((lane) => lane.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return sizeBytes
}

async function keepFile(cache: Cache, { url, text }: SavedFile, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted()
  if (text !== undefined) {
    const type = 'application/vnd.apple.mpegurl'
    await cache.put(url, new Response(text, { headers: { 'content-type': type } }))
    return text.length
  }
  const kept = await cache.match(url)
  if (kept !== undefined) return (await kept.blob()).size
  const response = await fetch(url, { signal })
  // A picture that is gone from the school is no reason to keep nothing.
  if (response.status === 404) return 0
  if (!response.ok) throw new TypeError(`${url} answered ${response.status}`)
  const body = await response.blob()
  await cache.put(
    url,
    new Response(body, { headers: { 'content-type': body.type, 'content-length': `${body.size}` } }),
  )
  return body.size
}

/** Whether something failed because the device is full. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError'
