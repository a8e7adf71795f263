const key = 'banxue-focus'

/** The few calls of a browser's storage that are needed; each may throw where storage is refused. */
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What focus mode holds: a wish that lasts for the sitting (one tab until it is closed), and the rooms in which it
 * counts. Where storage is refused the wish lasts as long as the page.
 */
export function createFocus(storage: () => Kept) {
  const listeners = new Set<() => void>()
  let rooms = 0
  let isWanted: boolean | null = null
  const wanted = () => (isWanted ??= attempt(() => storage().getItem(key) === 'on') ?? false)
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    isOn: () => rooms > 0 && wanted(),
    toggle(this: void) {
      const next = !wanted()
      isWanted = next
      attempt(() => (next ? storage().setItem(key, 'on') : storage().removeItem(key)))
      tell()
    },
    /** Answers how to leave. */
    enter(this: void): () => void {
      rooms += 1
      tell()
      return () => {
        rooms -= 1
        tell()
      }
    },
    listen(this: void, listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
