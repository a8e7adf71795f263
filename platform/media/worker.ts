import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import type { Log } from '../log/log.ts'
import { attemptFolder } from './addresses.ts'
import { type MediaFailure, MediaRefused } from './facts.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { prepare } from './prepare.ts'
import type { Taken, WorkStore } from './store/work-store.ts'

export interface WorkerNeeds {
  work: WorkStore
  storage: Storage
  clock: Clock
  log: Log
  /** Folder on this machine's disk for what is being made; nobody else's. */
  workFolder: string
  /** The machine's ffmpeg, looked for once. */
  ffmpeg: () => Promise<Ffmpeg | null>
  /** Told when learners are to be given something else. */
  onChanged: (mediaId: string) => void
}

/** Milliseconds of a lease, and between two renewals, which also tell the progress. */
const leaseMs = 30_000
const beatMs = 2_000
const attemptLimit = 3
/** Milliseconds before a failed attempt is made again. */
const pauseMs = 15_000
/** Why another attempt would end the same way. */
const final: readonly MediaFailure[] = [
  'not_media',
  'no_tracks',
  'media_damaged',
  'media_too_long',
  'picture_too_large',
  'needs_ffmpeg',
  'source_missing',
]

/** The server is closing: the work is put back and counts as no failure. */
class Closing extends Error {}
/** Another server has the recording, or it was deleted. */
class LeaseLost extends Error {}

/** Prepares recordings in the background, one at a time on each server. */
export function createWorker(needs: WorkerNeeds) {
  const worker = randomUUID()
  const stopping = new AbortController()
  let current: Promise<void> | null = null
  let isClean = false

  async function take(now: Date): Promise<void> {
    if (!isClean) {
      await clear(needs.workFolder)
      isClean = true
    }
    const ffmpeg = await needs.ffmpeg()
    const leaseUntil = new Date(now.getTime() + leaseMs)
    const taken = await needs.work.take(worker, now, leaseUntil, ffmpeg !== null)
    if (taken === null || stopping.signal.aborted) return
    if (taken.failures >= attemptLimit) {
      await needs.work.fail(worker, taken, 'interrupted', now)
      needs.onChanged(taken.id)
      return
    }
    current = workOn(needs, worker, taken, ffmpeg, stopping.signal)
      .catch((error: unknown) =>
        needs.log.error({ mediaId: taken.id, error: String(error) }, 'a recording could not be ended'),
      )
      .finally(() => (current = null))
  }

  return {
    /** Takes up what is due, unless this server is at work; does not wait for the end of it. */
    async runDue(now: Date): Promise<void> {
      if (current === null && !stopping.signal.aborted) await take(now)
    },
    /** Resolves when what is under way has ended. */
    async idle(): Promise<void> {
      await current
    },
    /** Ends what is under way and puts it back. */
    async stop(): Promise<void> {
      stopping.abort(new Closing())
      await current
    },
  }
}

/** What a killed server left; its ffmpeg, should it live on, ends when its folder is gone. */
async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    await rm(join(folder, name), { recursive: true, force: true })
}

async function workOn(
  needs: WorkerNeeds,
  worker: string,
  taken: Taken,
  ffmpeg: Ffmpeg | null,
  closing: AbortSignal,
): Promise<void> {
  const { work, storage, clock, workFolder } = needs
  const { id, attempt } = taken
  const lost = new AbortController()
  let progress = 0
  const beating = beat(
    needs,
    worker,
    taken,
    () => progress,
    () => lost.abort(new LeaseLost()),
  )
  try {
    const made = await prepare({
      mediaId: id,
      attempt,
      storage,
      ffmpeg,
      folder: join(workFolder, `${id}-${attempt}`),
      async onFacts(facts) {
        if (!(await work.learn(worker, taken, facts, clock.now()))) throw new LeaseLost()
        needs.onChanged(id)
      },
      onProgress: (share) => void (progress = share),
      signal: AbortSignal.any([closing, lost.signal]),
    })
    const ended =
      made === null
        ? await work.leaveAsItCame(worker, taken, clock.now())
        : await work.finish(worker, taken, made, clock.now())
    if (!ended) throw new LeaseLost()
    await forgetBefore(storage, taken)
  } catch (error) {
    await storage.deletePrefix(`${attemptFolder(id, attempt)}/`).catch(() => undefined)
    await end(needs, worker, taken, error)
  } finally {
    beating.stop()
    needs.onChanged(id)
  }
}

/** Files of attempts that nobody is given any more. */
async function forgetBefore(storage: Storage, { id, attempt }: Taken): Promise<void> {
  for (let before = 1; before < attempt; before += 1)
    await storage.deletePrefix(`${attemptFolder(id, before)}/`)
}

async function end(needs: WorkerNeeds, worker: string, taken: Taken, error: unknown): Promise<void> {
  const { work, clock, log } = needs
  if (error instanceof LeaseLost) return
  const now = clock.now()
  if (error instanceof Closing) return void (await work.putBack(worker, taken, false, now, now))
  const code = error instanceof MediaRefused ? error.code : 'transcoding_failed'
  const words = error instanceof Error ? error.message : String(error)
  log.warn({ mediaId: taken.id, attempt: taken.attempt, code, words }, 'a recording could not be prepared')
  if (final.includes(code) || taken.failures + 1 >= attemptLimit)
    return void (await work.fail(worker, taken, code, now))
  const dueAt = new Date(now.getTime() + pauseMs * 2 ** taken.failures)
  await work.putBack(worker, taken, true, dueAt, now)
}

/** Renews the lease until it is stopped; `onLost` where it is another's by now. */
function beat(
  { work, clock, log }: WorkerNeeds,
  worker: string,
  taken: Taken,
  progress: () => number,
  onLost: () => void,
) {
  const timer = setInterval(() => {
    const now = clock.now()
    work.beat(worker, taken, progress(), now, new Date(now.getTime() + leaseMs)).then(
      (isOurs) => (isOurs ? undefined : onLost()),
      (error: unknown) => log.warn({ mediaId: taken.id, error: String(error) }, 'a lease was not renewed'),
    )
  }, beatMs)
  return { stop: () => clearInterval(timer) }
}
