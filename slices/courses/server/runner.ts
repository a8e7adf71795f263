import { randomInt } from 'node:crypto'
import type { ImportLockStore } from './store/import-lock-store.ts'

/** This process as the one that runs imports: a key, and a lock on it while any import is under way. */
export interface Runner {
  readonly key: number
  /** Resolves once the lock is held; call what it answers when the import is over. */
  hold(): Promise<() => Promise<void>>
}

export function createRunner(locks: ImportLockStore): Runner {
  const key = randomInt(1, 2 ** 31)
  let count = 0
  let held: { ready: Promise<void>; end: () => void; ended: Promise<void> } | null = null
  return {
    key,
    async hold() {
      count += 1
      held ??= begin()
      const current = held
      let isOver = false
      const release = async () => {
        if (isOver) return
        isOver = true
        count -= 1
        if (count > 0) return
        held = null
        current.end()
        await current.ended
      }
      try {
        await current.ready
      } catch (error) {
        count -= 1
        held = null
        throw error
      }
      return release
    },
  }

  function begin() {
    const released = Promise.withResolvers<void>()
    const ready = Promise.withResolvers<void>()
    const ended = locks.holdRunner(key, ready.resolve, released.promise)
    // A lock that was lost with its connection: other servers may end our imports, and the last step will see it.
    ended.catch(ready.reject)
    return { ready: ready.promise, end: released.resolve, ended: ended.catch(() => undefined) }
  }
}
