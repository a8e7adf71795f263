/** Where a page leads when its work is done. */
export interface WayOn {
  /** A path of this school. */
  to?: string
}

/** Reads `?to=`; only a path of this school is kept, so that a link cannot send anybody elsewhere. */
export function wayOn(search: Record<string, unknown>): WayOn {
  const { to } = search
  return typeof to === 'string' && isPathHere(to) ? { to } : {}
}

function isPathHere(to: string): boolean {
  if (!to.startsWith('/') || /[\\\p{Cc}]/u.test(to)) return false
  const here = 'https://here.invalid'
  return URL.canParse(to, here) && new URL(to, here).origin === here && !/^\/(sign-in|sign-up)\b/.test(to)
}
