import { deviceKeys, type Keys } from '../offline/device-keys.ts'

/** What brought a visitor; all that is kept of the address they opened and of the page that led there. */
interface Arrival {
  /** Tag of the link, else the host that linked here, else `direct`. */
  source: string
  /** Empty where the link has none. */
  medium: string
  campaign: string
}

/** Most that is kept of each word, UTF-16 units; `VisitBegan` takes no more. */
const longest = { source: 60, medium: 40, campaign: 60 }

/**
 * Reads what brought a visitor.
 *
 * @param address of the page they opened
 * @param referrer address of the page with the link, or its origin; empty where the browser names none
 */
export function arrivalOf(address: string, referrer: string): Arrival {
  const { searchParams: tags, hostname } = new URL(address)
  const from = URL.canParse(referrer) ? new URL(referrer).hostname : ''
  const linked = from === hostname ? '' : kept(from.replace(/^www\./, ''), longest.source)
  return {
    source: kept(tags.get('utm_source'), longest.source) || linked || 'direct',
    medium: kept(tags.get('utm_medium'), longest.medium),
    campaign: kept(tags.get('utm_campaign'), longest.campaign),
  }
}

/** One spelling of a tag. What looks like a mail address is somebody's, and nothing of it is kept. */
function kept(tag: string | null, most: number): string {
  if (tag === null || tag.includes('@')) return ''
  const word = tag.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, '-')
  return word.slice(0, most).replaceAll(/[^\p{L}\p{M}\p{N}._-]/gu, '')
}

const key = 'banxue-visit'

/**
 * Whether this is the browser's first page of a local day; from now on it is not. A browser that refuses to remember
 * has none, or each of its pages would be a visitor.
 *
 * @param day `YYYY-MM-DD`
 */
export function isFirstPageOn(day: string, keys: Keys | null = deviceKeys()): boolean {
  try {
    if (keys === null || keys.getItem(key) === day) return false
    keys.setItem(key, day)
    return true
  } catch {
    return false
  }
}
