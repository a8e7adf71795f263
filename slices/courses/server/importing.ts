import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '@banxue/platform/clock'
import type { Origin } from '@banxue/platform/events/publish'
import type { Storage } from '@banxue/platform/files/storage'
import type { Log } from '@banxue/platform/log/log'
import { ImportRefused } from './draft.ts'
import { readSummary } from './prepared-folder.ts'
import { prepareInWorker } from './run-worker.ts'
import { type RegisterMedia, storePrepared } from './store-prepared.ts'
import type { ContentStore } from './store/content-store.ts'
import type { ImportLockStore } from './store/import-lock-store.ts'
import type { ImportStore } from './store/import-store.ts'
import { ImportGone, type createPublishStore } from './store/publish-store.ts'
import type { SweepStore } from './store/sweep-store.ts'
import { sweep } from './sweep.ts'
import type { PreparedCourse, PreparedUnit } from './prepared.ts'
import type { ImportedCourse, ImportFailure, ImportMode } from './tables.ts'

export interface ImportNeeds {
  imports: ImportStore
  locks: ImportLockStore
  content: ContentStore
  leftovers: SweepStore
  publishing: ReturnType<typeof createPublishStore>
  storage: Storage
  registerMedia: RegisterMedia
  clock: Clock
  log: Log
  /** Folder on this machine's disk for uploads and what is unpacked. */
  workFolder: string
  /** Told after something was published, so that caches look again. */
  onPublished(): void
}

export interface ImportTask {
  id: string
  /** Path of the ZIP or folder. */
  path: string
  mode: ImportMode
  mayAny: boolean
  origin: Omit<Origin, 'at'>
}

/** Shares of an import at which its parts end. */
const preparedShare = 0.7
const storedShare = 0.98
/** Milliseconds between two looks whether another server's import is over, and between two progress writes. */
const lookMs = 250

/**
 * Runs one import to its end: read, written in chunks, published in one short transaction. Whatever happens, the
 * row says how it ended and nothing unpublished stays.
 */
export async function runImport(needs: ImportNeeds, task: ImportTask, signal: AbortSignal): Promise<void> {
  const folder = join(needs.workFolder, task.id, 'prepared')
  const ended = new AbortController()
  const either = AbortSignal.any([signal, ended.signal])
  const progress = progressWriter(needs, task.id, () => ended.abort(new ImportGone()))
  try {
    await mkdir(folder, { recursive: true })
    await progress(0, true)
    await prepareInWorker(
      { path: task.path, folder },
      (share) => void progress(share * preparedShare),
      either,
    )
    await whenFree(needs, either, () => write(needs, task, folder, progress, either))
    needs.onPublished()
  } catch (error) {
    const failure = failureOf(either.aborted ? either.reason : error, needs.log, task.id)
    if (failure !== null) await needs.imports.fail(task.id, failure, needs.clock.now())
  } finally {
    await rm(join(needs.workFolder, task.id), { recursive: true, force: true })
  }
}

type Progress = (share: number, isForced?: boolean) => Promise<void>

async function write(
  needs: ImportNeeds,
  task: ImportTask,
  folder: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { content, leftovers, storage, publishing, clock } = needs
  await sweep(leftovers, storage)
  try {
    const summary = await readSummary(folder)
    const onStored = (share: number) => void progress(preparedShare + share * (storedShare - preparedShare))
    const { registerMedia } = needs
    const by = { ownerId: task.origin.actorId, at: clock.now() }
    await storePrepared(folder, summary, { content, storage, registerMedia }, by, onStored, signal)
    const { id: importId, mode, mayAny, origin } = task
    const { courses, report } = summary
    await publishing.publish({
      importId,
      mode,
      mayAny,
      courses,
      report,
      origin: { ...origin, at: clock.now() },
    })
  } catch (error) {
    await sweep(leftovers, storage)
    throw error
  }
  // Revisions that a correction replaced stay until the next import: other servers may be about to show them.
}

async function whenFree<T>(needs: ImportNeeds, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const done = await needs.locks.asWriter(work)
    if (done !== null) return done.value
    await pause(lookMs, undefined, { signal })
  }
}

/** A change of one unit of a course, ready to be published. */
export interface Change {
  course: PreparedCourse
  unit: PreparedUnit
}

/**
 * Publishes a change that needs no reading of sources, under the import's row and lock as imports are.
 *
 * @param make called when no import writes; null where there is nothing to change after all
 * @throws ImportRefused `not_your_course`
 */
export async function publishChange(
  needs: ImportNeeds,
  task: Pick<ImportTask, 'id' | 'mayAny' | 'origin'>,
  make: () => Promise<Change | null>,
  signal: AbortSignal,
): Promise<ImportedCourse | null> {
  const { imports, content, publishing, clock } = needs
  const { id: importId, mayAny, origin } = task
  try {
    await imports.move(importId, 'running', 0)
    const done = await whenFree(needs, signal, async () => {
      const change = await make()
      if (change === null) return null
      await content.addUnits([change.unit], clock.now())
      const at = { ...origin, at: clock.now() }
      const courses = [change.course]
      return publishing.publish({ importId, mode: 'version', mayAny, courses, report: [], origin: at })
    })
    if (done !== null) needs.onPublished()
    else await imports.fail(importId, { code: 'cancelled', place: '', detail: {} }, clock.now())
    return done?.[0] ?? null
  } catch (error) {
    const failure = failureOf(error, needs.log, importId)
    if (failure !== null) await imports.fail(importId, failure, clock.now())
    throw error
  }
}

/** Writes progress to the row, not more often than four times a second; `onGone` where the row has ended. */
function progressWriter({ imports }: ImportNeeds, id: string, onGone: () => void): Progress {
  let last = 0
  let writing = Promise.resolve()
  return (share, isForced = false) => {
    if (!isForced && performance.now() - last < lookMs) return writing
    last = performance.now()
    writing = writing
      .then(() => imports.move(id, 'running', share))
      .then((isAlive) => (isAlive ? undefined : onGone()))
      // Progress is for the eye; a write that fails here fails again where it matters.
      .catch(() => undefined)
    return writing
  }
}

/** What the row is to say; null where it has been said already. */
function failureOf(error: unknown, log: Log, importId: string): ImportFailure | null {
  if (error instanceof ImportGone) return null
  if (error instanceof ImportRefused) return { code: error.code, place: error.place, detail: error.detail }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return { code: 'disk_full', place: '', detail: {} }
  log.error(
    { importId, error: error instanceof Error ? error.stack : String(error) },
    'an import failed for a reason of our own',
  )
  return { code: 'import_broke', place: '', detail: { ref: importId.slice(-6) } }
}
