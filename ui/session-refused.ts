/** Door `@banxue/ui/session-refused`: the school answered a page that nobody is signed in. */

const listeners = new Set<() => void>()

/** Hears every such answer, to whatever was asked; answers how to stop. */
export function onSessionRefused(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** To be called where an answer says so. */
export function sessionRefused(): void {
  for (const listener of listeners) listener()
}
