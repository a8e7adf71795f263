import type { Actor } from '@banxue/platform/auth/actor'
import type { Clock } from '@banxue/platform/clock'
import type { Auth } from './auth.ts'
import { cookieLine, type CookieNames, readCookies, setCookieValue } from './cookies.ts'
import { accountLimits, type AuthPath, networkLimits } from './limits.ts'
import type { LimitStore } from './store/limits.ts'

const prefix = '/api/auth'
/** A sign-in is some hundred bytes. */
const maxBodyBytes = 16_384

interface AuthHandlerNeeds {
  auth: Auth
  clock: Clock
  names: CookieNames
  limits: LimitStore
  resolveActor: (headers: Headers) => Promise<Actor | null>
  /** Writes the registrations that the log does not know yet. */
  publishRegistrations: () => Promise<void>
}

/**
 * Answers `/api/auth/*`: the library's few routes that the school uses, behind limits by account, and afterwards
 * what the library does not know of: registrations go to the log, a guest merges, the guest's cookie ends.
 */
export function createAuthHandler(needs: AuthHandlerNeeds) {
  return async function authHandler(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice(prefix.length)
    if (!isServed(path) || request.method !== 'POST') return refusal(404, 'NOT_FOUND')
    const text = await request.text()
    if (text.length > maxBodyBytes) return refusal(413, 'TOO_LARGE')
    const body = fieldsOf(text)
    // The library also knows codes for other ends; the school sends them for signing in alone.
    if (path === '/email-otp/send-verification-otp' && body.type !== 'sign-in')
      return refusal(400, 'BAD_TYPE')
    const retryAfterS = await overLimit(needs, path, body.email)
    if (retryAfterS !== null) return tooMany(retryAfterS)

    const { url, method, headers } = request
    const response = await needs.auth.handler(new Request(url, { method, headers, body: text }))
    if (response.status === 429) return tooMany(Number(response.headers.get('x-retry-after') ?? 60))
    if (response.ok) await settle(needs, request.headers, response)
    return response
  }
}

const isServed = (path: string): path is AuthPath => Object.hasOwn(networkLimits, path)

function fieldsOf(text: string): { type?: unknown; email?: unknown } {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return {}
  }
}

/** Seconds to wait where this account was tried too often, else null. */
async function overLimit(
  { limits, clock }: AuthHandlerNeeds,
  path: AuthPath,
  email: unknown,
): Promise<number | null> {
  const limit = accountLimits[path]
  if (limit === undefined || typeof email !== 'string') return null
  const verdict = await limits.count(`account|${path}|${email.trim().toLowerCase()}`, limit, clock.now())
  return verdict.isAllowed ? null : verdict.retryAfterS
}

/** After a new session: the registration is published, and who came as a guest is one no more. */
async function settle(needs: AuthHandlerNeeds, headers: Headers, response: Response): Promise<void> {
  const { names } = needs
  const session = setCookieValue(response.headers, names.session)
  if (session === null) return
  await needs.publishRegistrations()
  const guestToken = readCookies(headers).get(names.guest)
  if (guestToken === undefined) return
  const now = new Headers(headers)
  now.set('cookie', `${names.session}=${session}; ${names.guest}=${guestToken}`)
  const actor = await needs.resolveActor(now)
  if (actor?.kind === 'member' && !actor.simulated)
    response.headers.append('set-cookie', cookieLine(names.guest, '', 0, names.isSecure))
}

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code }, { status, headers: { 'cache-control': 'no-store', ...headers } })

const tooMany = (retryAfterS: number) =>
  Response.json(
    { code: 'TOO_MANY', data: { retryAfterS } },
    { status: 429, headers: { 'cache-control': 'no-store', 'retry-after': String(retryAfterS) } },
  )
