import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new opaque token: 256 random bits, safe in cookies and addresses. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** How a token is kept: its SHA-256, enough for 256 random bits. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A keyed hash of something guessable (a code, an address), useless without the school's secret. */
export const keyedHash = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url')

/** A cookie's value as better-call signs it: the token, a dot and its HMAC-SHA256 in base64, percent-encoded. */
export function sealToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signature(token, secret)}`)
}

/** The token of a sealed cookie, or null where the signature is missing or wrong. */
export function openToken(sealed: string | undefined, secret: string): string | null {
  const value = decoded(sealed)
  const dot = value.lastIndexOf('.')
  if (dot <= 0) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const right = Buffer.from(signature(token, secret))
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

const signature = (token: string, secret: string) =>
  createHmac('sha256', secret).update(token).digest('base64')

function decoded(value = ''): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
