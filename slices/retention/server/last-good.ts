import type { Clock } from '@banxue/platform/clock'

interface Kept {
  value: unknown
  askedMs: number
  tookMs: number
}

/** Answers of a store that may be slow or away. */
export interface LastGood {
  /**
   * The answer to a question: a recent one where there is, else asked for, else the last that was good.
   * Callers with the same key share one asking.
   *
   * @param key names the question with all its parameters
   * @returns null where the store is away and never answered this question
   */
  answer<T>(key: string, ask: () => Promise<T>): Promise<{ value: T; isStale: boolean } | null>
}

/** Keeps the last good answers, the most recently used `size` of them. */
export function createLastGood(options: {
  clock: Clock
  size: number
  /** Milliseconds in which an answer is not asked for again; three times its cost where that is longer. */
  freshMs: number
  onFailure: (key: string, error: unknown) => void
}): LastGood {
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<unknown>>()
  const nowMs = () => options.clock.now().getTime()

  async function refresh(key: string, ask: () => Promise<unknown>): Promise<unknown> {
    const askedMs = nowMs()
    const value = await ask()
    kept.delete(key)
    kept.set(key, { value, askedMs, tookMs: nowMs() - askedMs })
    const oldest = kept.keys().next()
    if (kept.size > options.size && !oldest.done) kept.delete(oldest.value)
    return value
  }

  return {
    async answer<T>(key: string, ask: () => Promise<T>) {
      const known = kept.get(key)
      if (known && nowMs() - known.askedMs < Math.max(options.freshMs, 3 * known.tookMs))
        return { value: known.value as T, isStale: false }
      const shared = asking.get(key) ?? refresh(key, ask).finally(() => asking.delete(key))
      asking.set(key, shared)
      try {
        return { value: (await shared) as T, isStale: false }
      } catch (error) {
        options.onFailure(key, error)
        return known ? { value: known.value as T, isStale: true } : null
      }
    },
  }
}
