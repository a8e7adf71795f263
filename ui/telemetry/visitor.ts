import { newId } from '@banxue/platform/id'

const key = 'banxue-visitor'

/** From the next page on the browser has another id. */
export function forgetVisitor(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage is refused; nothing was kept.
  }
}

/**
 * Random first-party id of this browser, which joins visits and their source to a registration.
 * Where storage is refused it lasts as long as the page.
 */
export function visitorId(): string {
  const fresh = newId(new Date())
  try {
    const known = localStorage.getItem(key)
    if (known !== null) return known
    localStorage.setItem(key, fresh)
  } catch {
    // Storage is refused; the visit stands alone.
  }
  return fresh
}
