import type { Kysely } from 'kysely'
import type { Log } from '../log/log.ts'
import type { Leases } from './lease.ts'
import { readPosition, recordFailure } from './reader-store.ts'
import type { SpineTables } from './tables.ts'
import type { Wake } from './wake.ts'

/** One cursor over the log. */
export interface Reader {
  /** Unique and for ever: the position is kept under it. */
  name: string
  /**
   * Does one piece of work and moves the position.
   *
   * @param pageSize rows to read at most; 1 after a failure, so that the error names the one event
   * @returns true where more may wait, false where the reader has caught up
   */
  step(pageSize: number): Promise<boolean>
  /** Rows in a page at most. */
  pageSize: number
  /** Rest after a step that caught up, milliseconds: fewer looks at the log, fewer parts in a column store. */
  restMs?: number
}

interface Needs {
  db: Kysely<SpineTables>
  leases: Leases
  wake: Wake
  log: Log
  signal: AbortSignal
}

/** How long to wait after so many failures in a row, milliseconds: 100 ms doubling to 10 s. */
export const backoffMs = (failures: number): number => Math.min(10_000, 50 * 2 ** failures)

const leaseMs = 2_000
/** Longest sleep of a reader that nobody wakes. */
const idleMs = 5_000

/**
 * Runs a reader until the signal: as the only one of its name among all servers, in log order, at least once.
 * A step that fails is tried again with growing delays and never skipped; its error is recorded.
 */
export async function runReader(reader: Reader, needs: Needs): Promise<void> {
  const { db, leases, wake, log, signal } = needs
  const { name } = reader
  let failures = 0
  let pageSize = reader.pageSize
  while (!signal.aborted) {
    const seen = wake.count()
    try {
      if (!(await leases.hold(name))) {
        await pause(signal, leaseMs)
        continue
      }
      const more = await reader.step(pageSize)
      failures = 0
      pageSize = Math.min(reader.pageSize, pageSize * 2)
      if (more) continue
      if (reader.restMs !== undefined) await pause(signal, reader.restMs)
      await wake.sleep(idleMs, seen)
    } catch (error) {
      failures++
      pageSize = 1
      const words = error instanceof Error ? error.message : String(error)
      log.error({ reader: name, failures, error: words }, 'a reader failed and tries again')
      await readPosition(db, name)
        .then(() => recordFailure(db, name, words))
        .catch(() => undefined)
      await pause(signal, backoffMs(failures))
    }
  }
}

function pause(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
