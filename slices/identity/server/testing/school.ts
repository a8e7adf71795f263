import { createRouterClient } from '@orpc/server'
import type { Language } from '@banxue/platform/i18n/language'
import { silentLog } from '@banxue/platform/log/log'
import type { Mail, Mailer } from '@banxue/platform/mail/mailer'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { testStorage } from '@banxue/platform/testing/storage'
import { randomUUID } from 'node:crypto'
import { createIdentity, type IdentityNeeds, type IdentityTables } from '../index.ts'

type Identity = ReturnType<typeof createIdentity>
export const publicUrl = 'http://127.0.0.1:3000'
export const password = 'correct horse battery'

/** A school on a database of its own, with the clock at the present. */
export async function givenSchool(change: Partial<IdentityNeeds> = {}) {
  const db = await testDatabase<IdentityTables>()
  const clock = new FakeClock(new Date())
  const identity = createIdentity({
    db,
    clock,
    log: silentLog,
    publicUrl,
    secret: 'only-for-tests-0123456789-0123456789',
    mailer: null,
    school: { name: 'Test school', zone: 'Asia/Shanghai' },
    erasureDays: 7,
    forget: [],
    exportOf: [],
    storage: await testStorage(),
    hasOwnCourse: async () => false,
    backupAt: async () => null,
    demo: { isOn: () => true, progress: () => null },
    ...change,
  })
  return {
    db,
    clock,
    identity,
    browser: (headers?: Record<string, string>) => givenBrowser(identity, headers),
  }
}
export type Browser = ReturnType<typeof givenBrowser>

/** A browser on this machine: keeps cookies, sends what browsers send. */
function givenBrowser(identity: Identity, more: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  const headers = () =>
    new Headers({
      origin: publicUrl,
      host: '127.0.0.1:3000',
      'content-type': 'application/json',
      'x-banxue-loopback': '1',
      'x-banxue-address': '127.0.0.1',
      'x-zone': 'Europe/Berlin',
      'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/153.0 Mobile Safari/537.36',
      ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
      ...more,
    })
  const keep = (answer: Headers) => {
    for (const line of answer.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
      if (/max-age=0(;|$)/i.test(line)) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
  }
  return {
    cookies,
    headers,
    actor: () => identity.resolveActor(headers()),
    /** Posts to a route of the sign-in library. */
    async auth(path: string, body: unknown = {}): Promise<Response> {
      const url = `${publicUrl}/api/auth${path}`
      const response = await identity.authHandler(
        new Request(url, { method: 'POST', headers: headers(), body: JSON.stringify(body) }),
      )
      keep(response.headers)
      return response
    },
    /** Calls a procedure as this browser. */
    async call<T>(use: (client: Client) => Promise<T>): Promise<T> {
      const resHeaders = new Headers()
      const language: Language = 'en'
      const context = {
        actor: await identity.resolveActor(headers()),
        language,
        ref: 'test',
        headers: headers(),
      }
      try {
        return await use(createRouterClient(identity.routes, { context: { ...context, resHeaders } }))
      } finally {
        keep(resHeaders)
      }
    },
  }
}
type Client = ReturnType<typeof createRouterClient<Identity['routes'], Record<never, never>>>

/** Signs a browser up with a fresh address and a password; answers the address. */
export async function signUp(browser: Browser, email = `${randomUUID()}@example.com`): Promise<string> {
  const response = await browser.auth('/sign-up/email', { name: 'Li Na', email, password })
  if (!response.ok) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`)
  return email
}

export const becomeGuest = (browser: Browser) =>
  browser.call((client) => client.becomeGuest({ language: 'zh-CN', zone: 'Asia/Shanghai' }))

/** Keeps what would be sent. */
export function mailbox(): Mailer & { mails: Mail[] } {
  const mails: Mail[] = []
  return { mails, send: async (mail) => void mails.push(mail) }
}
