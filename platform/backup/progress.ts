/** @param share 0 to 1 @param what is being done, a few words */
export type OnProgress = (share: number, what: string) => void

/**
 * Adds up parts of unequal size to one share, which only grows.
 *
 * @param sizes bytes of each part, as far as they are known
 */
export function createProgress<Part extends string>(
  sizes: Readonly<Record<Part, number>>,
  onProgress: OnProgress,
) {
  const all = Math.max(
    1,
    Object.values<number>(sizes).reduce((sum, size) => sum + size, 0),
  )
  const doneOf = new Map<Part, number>()
  return {
    /** Tells that so many bytes more of a part are done. */
    of(part: Part, what: string) {
      return (bytes: number): void => {
        doneOf.set(part, Math.min(sizes[part], (doneOf.get(part) ?? 0) + bytes))
        onProgress([...doneOf.values()].reduce((sum, done) => sum + done, 0) / all, what)
      }
    },
  }
}
