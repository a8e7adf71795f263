/** Lets loops sleep until there is news, time is up, or the end has come. */
export interface Wake {
  /** Wakes every sleeper. */
  now(): void
  /** Sleeps at most `ms`; a wake since the sleeper last looked counts. */
  sleep(ms: number, seen: number): Promise<void>
  /** Number of wakes so far, to be taken before looking. */
  count(): number
}

/** @param signal ends every sleep, also later ones */
export function createWake(signal: AbortSignal): Wake {
  let wakes = 0
  let sleepers = new Set<() => void>()
  const all = () => {
    const woken = sleepers
    sleepers = new Set()
    for (const wake of woken) wake()
  }
  signal.addEventListener('abort', all)
  return {
    now() {
      wakes++
      all()
    },
    count: () => wakes,
    sleep(ms, seen) {
      if (signal.aborted || wakes !== seen) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(() => {
          sleepers.delete(wake)
          resolve()
        }, ms)
        sleepers.add(wake)
      })
    },
  }
}
