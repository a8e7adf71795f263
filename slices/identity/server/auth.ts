import { randomUUID } from 'node:crypto'
import { addressHeader } from '@banxue/platform/api/http'
import type { Clock } from '@banxue/platform/clock'
import type { Log } from '@banxue/platform/log/log'
import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { emailOTP } from 'better-auth/plugins/email-otp'
import type { Kysely } from 'kysely'
import { cookieNames, cookiePrefix, readCookies } from './cookies.ts'
import { type AuthPath, networkLimits } from './limits.ts'
import { codeLifeS, resetLifeS } from './mails.ts'
import { languageOf, visitorOf, zoneOf } from './request.ts'
import type { GuestStore } from './store/guests.ts'
import type { LimitStore } from './store/limits.ts'
import type { SessionStore } from './store/sessions.ts'
import type { IdentityTables } from './tables.ts'
import { keyedHash } from './token.ts'

/** How long a session lives after its last renewal, and how often it is renewed. */
const sessionLifeS = 30 * 24 * 3600
const renewAfterS = 24 * 3600

export interface AuthNeeds {
  db: Kysely<IdentityTables>
  clock: Clock
  log: Log
  publicUrl: string
  secret: string
  schoolZone: string
  limits: LimitStore
  guests: GuestStore
  sessions: SessionStore
  /** True where a new account must show by a code that the mail address is its own. */
  provesEmail: boolean
  isDemo: () => boolean
  sendCode: (email: string, code: string, headers: Headers) => Promise<void>
  sendReset: (email: string, token: string) => Promise<void>
}

/** The sign-in library, fitted to the school's tables, cookies, limits and mails. */
export function createAuth(needs: AuthNeeds) {
  return betterAuth({
    appName: 'Banxue',
    baseURL: needs.publicUrl,
    basePath: '/api/auth',
    secret: needs.secret,
    trustedOrigins: async (request) => trustedOrigins(needs.publicUrl, request?.headers.get('host')),
    database: { db: needs.db, type: 'postgres', transaction: true },
    ...tables,
    session: { ...tables.session, expiresIn: sessionLifeS, updateAge: renewAfterS },
    verification: { ...tables.verification, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: needs.provesEmail,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: resetLifeS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => needs.sendReset(user.email, token),
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeLifeS,
        allowedAttempts: 5,
        storeOTP: { hash: async (code) => keyedHash(code, needs.secret) },
        sendVerificationOTP: ({ email, otp }, ctx) =>
          needs.sendCode(email, otp, ctx?.headers ?? new Headers()),
      }),
    ],
    rateLimit: {
      enabled: true,
      customRules: betterAuthRules,
      customStorage: { consume: (key, rule) => consume(needs, key, rule) },
    },
    databaseHooks: {
      user: { create: { before: (user, ctx) => beforeAccount(needs, user, ctx?.headers ?? new Headers()) } },
      // Network addresses are not stored.
      session: { create: { before: async () => ({ data: { ipAddress: null } }) } },
    },
    advanced: advanced(needs),
    // Refusals are answers; only what broke is logged.
    logger: { level: 'error', log: () => undefined },
    onAPIError: {
      onError: (error) => {
        if (!(isAPIError(error) && error.statusCode < 500))
          needs.log.error({ error: String(error) }, 'the sign-in library failed')
      },
    },
    telemetry: { enabled: false },
  })
}
export type Auth = ReturnType<typeof createAuth>

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
/** better-auth's tables and columns by the names of the migration. */
const tables = {
  user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...times } },
  session: {
    modelName: 'auth_session',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
  },
  account: {
    modelName: 'auth_account',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...times } },
}

const betterAuthRules = Object.fromEntries(
  (Object.keys(networkLimits) as AuthPath[]).map((path) => {
    const { max, windowS } = networkLimits[path]
    return [path, { max, window: windowS }]
  }),
)

async function consume({ limits, clock }: AuthNeeds, key: string, rule: { window: number; max: number }) {
  const verdict = await limits.count(`network|${key}`, { max: rule.max, windowS: rule.window }, clock.now())
  return { allowed: verdict.isAllowed, retryAfter: verdict.isAllowed ? null : verdict.retryAfterS }
}

function advanced(needs: AuthNeeds) {
  return {
    cookiePrefix,
    useSecureCookies: cookieNames(needs.publicUrl).isSecure,
    disableCSRFCheck: false,
    disableOriginCheck: false,
    ipAddress: { ipAddressHeaders: [addressHeader] },
    database: { generateId: () => randomUUID(), validateSchema: false },
    // Mails leave after the answer, so that its time does not tell whether an address has an account.
    backgroundTasks: {
      handler: (task: Promise<unknown>) => {
        task.catch((error: unknown) =>
          needs.log.error({ error: String(error) }, 'a mail about signing in was not sent'),
        )
      },
    },
  }
}

/**
 * The public address, and the one the request itself was sent to: a browser names no other origin than that of
 * the page it shows, so where `Origin` and `Host` agree, the page is the school's own.
 */
function trustedOrigins(publicUrl: string, host: string | null | undefined): string[] {
  const own = new URL(publicUrl).origin
  return host === null || host === undefined ? [own] : [own, `http://${host}`, `https://${host}`]
}

/**
 * Gives a new account its person: the guest whose cookie came with the request, else a fresh one, which the
 * database promotes in the statement that writes the account. Without a name the account is called what stands
 * before the @.
 */
async function beforeAccount(
  needs: AuthNeeds,
  user: { name: string; email: string; emailVerified: boolean },
  headers: Headers,
) {
  const token = readCookies(headers).get(cookieNames(needs.publicUrl).guest)
  const guest = token === undefined ? null : await needs.sessions.guest(token)
  const id =
    guest?.personId ??
    (await needs.guests.make(
      {
        language: languageOf(headers),
        zone: zoneOf(headers, needs.schoolZone),
        visitorId: visitorOf(headers),
      },
      null,
      needs.clock.now(),
    ))
  const name = user.name.trim().slice(0, 80) || user.email.slice(0, user.email.indexOf('@'))
  // In a demo school the mailbox belongs to whoever sits at the machine.
  return { data: { id, name, emailVerified: user.emailVerified || needs.isDemo() } }
}
