/**
 * Door `@banxue/ui/offline/leaving`: signing out without a network. The session's cookie is the server's, so the
 * device remembers that somebody left, shows nothing of theirs, and tells the server before it asks anything else.
 */
const mark = 'banxue.leaving'

/** Runs before the first paint: what was drawn for whoever left is not shown; allowed by its hash. */
export const leavingScript = `try{if(localStorage.getItem('${mark}')!==null)document.documentElement.setAttribute('data-leaving','')}catch{}`

/** Somebody left without a network. */
export function leaveLater(): void {
  localStorage.setItem(mark, '1')
}

/** Whether somebody left and the server does not know it yet. */
export const isLeaving = (): boolean => localStorage.getItem(mark) !== null

let telling: Promise<void> | null = null

/**
 * Resolves when no session is open that somebody left.
 *
 * @param tell tells the server; rejects without a network, and then so does this
 */
export function whenLeft(tell: () => Promise<void>): Promise<void> {
  if (!isLeaving()) return Promise.resolve()
  telling ??= tell()
    .then(() => localStorage.removeItem(mark))
    .finally(() => (telling = null))
  return telling
}
