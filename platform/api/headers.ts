import { randomInt } from 'node:crypto'
import { isIP } from 'node:net'

/** Characters that nobody mixes up when reading a reference out to somebody else. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Short random id of a request; the log and the screen share it. */
export const newRef = (): string =>
  Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')

/** Headers every answer carries, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
}

/**
 * Whether a call with a session may change anything: only pages of this school can set the header, because
 * another origin would need a preflight that is never granted.
 */
export function isForged(method: string, headers: Headers): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  return headers.get('x-banxue') === null && headers.get('cookie') !== null
}

/**
 * Whether a request came from this machine to this machine, and not through a proxy.
 *
 * @param local address at which it came in: a machine reaches its own from the same one
 */
export function isLoopback(remote: string | undefined, headers: Headers, local?: string): boolean {
  const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'].some((name) =>
    headers.has(name),
  )
  const origin = headers.get('origin')
  const isOwn = (address: string) => isLoopbackAddress(address) || address === local
  return (
    !forwarded &&
    remote !== undefined &&
    isOwn(remote) &&
    isHostOf(`http://${headers.get('host') ?? ''}`, isOwn) &&
    (origin === null || isHostOf(origin, isOwn))
  )
}

function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

function isHostOf(origin: string, isOwn: (address: string) => boolean): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || isOwn(hostname.replace(/^\[|\]$/g, ''))
}

/** The first of the school's languages that the browser asks for; Chinese of any kind gets zh-CN. */
export function preferredLanguage(headers: Headers): 'zh-CN' | 'en' {
  const cookie = /(?:^|;\s*)banxue_language=(zh-CN|en)/.exec(headers.get('cookie') ?? '')?.[1]
  if (cookie === 'zh-CN' || cookie === 'en') return cookie
  for (const part of (headers.get('accept-language') ?? '').split(',')) {
    if (/^\s*zh\b/i.test(part)) return 'zh-CN'
    if (/^\s*en\b/i.test(part)) return 'en'
  }
  return 'en'
}
