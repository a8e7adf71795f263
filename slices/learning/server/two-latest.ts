/** Something a device last said: where it stands, or the answer half written on it. */
export interface Said<T> {
  value: T
  /** On the server's clock. */
  at: Date
  /** The session it was said in, which stands for the device. */
  sessionId: string
}

/** When and in which order something was said: what decides between the words of one session. */
export interface Spoken {
  at: Date
  sessionId: string
  /** Grows with everything that a device says, whatever its clock does; null where it is not known. */
  order: number | null
}

/**
 * What holds where several devices spoke: the last word of each device, the later device first, two at most.
 * The second is what one undo brings back. Order and repeats of what is heard change nothing.
 */
export function twoLatest<T>(said: readonly Said<T>[]): Said<T>[] {
  const byDevice = new Map<string, Said<T>>()
  for (const word of said.toSorted(latestFirst))
    if (!byDevice.has(word.sessionId)) byDevice.set(word.sessionId, word)
  return [...byDevice.values()].slice(0, 2)
}

/** Later first; the session and the value decide between words of one instant, so that the order is total. */
function latestFirst<T>(a: Said<T>, b: Said<T>): number {
  return (
    b.at.getTime() - a.at.getTime() ||
    compare(a.sessionId, b.sessionId) ||
    compare(JSON.stringify(a.value), JSON.stringify(b.value))
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
