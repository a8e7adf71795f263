/** What the school's cookies are called; `__Secure-` where the school is reached by https. */
export interface CookieNames {
  /** better-auth's session cookie, signed. */
  session: string
  /** A guest's opaque token. */
  guest: string
  isSecure: boolean
}

/** Part of every cookie's name, given to better-auth as its prefix. */
export const cookiePrefix = 'banxue'

/** @param publicUrl address under which browsers reach the school */
export function cookieNames(publicUrl: string): CookieNames {
  const isSecure = new URL(publicUrl).protocol === 'https:'
  const prefix = isSecure ? `__Secure-${cookiePrefix}` : cookiePrefix
  return { session: `${prefix}.session_token`, guest: `${prefix}.guest`, isSecure }
}

/** Cookies of a request by name, still encoded; the first of equal names counts. */
export function readCookies(headers: Headers): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [name = '', ...value] = part.trim().split('=')
    if (name !== '' && !found.has(name)) found.set(name, value.join('='))
  }
  return found
}

/** The value a response gives a cookie, still encoded; null where it sets none or clears it. */
export function setCookieValue(headers: Headers, name: string): string | null {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    if (pair.startsWith(`${name}=`) && !/;\s*max-age=0/i.test(line)) return pair.slice(name.length + 1)
  }
  return null
}

/**
 * A `Set-Cookie` line that scripts cannot read and other sites' forms do not send.
 *
 * @param value already encoded; empty clears the cookie
 * @param maxAgeS seconds; 0 clears
 */
export function cookieLine(name: string, value: string, maxAgeS: number, isSecure: boolean): string {
  return `${name}=${value}; Max-Age=${maxAgeS}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
