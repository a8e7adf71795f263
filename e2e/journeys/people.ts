import { randomUUID } from 'node:crypto'
import type { RunningSchool } from '../running-school.ts'
import type { Screen } from './screen.ts'

type Role = 'learner' | 'instructor' | 'coach' | 'operator' | 'admin'

/** An account of a test's own. */
export interface Account {
  name: string
  email: string
  password: string
}

export const newAccount = (name: string): Account => ({
  name,
  email: `${randomUUID()}@example.org`,
  password: 'a quiet lamp by the window',
})

/** Calls a procedure as whoever is signed in on the screen; answers its output. */
export async function call(
  { page, url }: Screen,
  path: string,
  input?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const response = await page.request.post(`${url}/rpc/${path}`, {
    headers: { origin: url, 'x-banxue': '1' },
    data: { json: input },
  })
  const { json } = (await response.json()) as { json: unknown }
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${JSON.stringify(json)}`)
  return json
}

/** Makes the account and signs it in on the screen, without its pages: they have a journey of their own. */
export async function signUp(screen: Screen, account: Account): Promise<void> {
  await auth(screen, 'sign-up/email', account)
}

/** Signs an account in on the screen, without the page; from now on its language is the screen's. */
export async function signIn(screen: Screen, { email, password }: Account): Promise<void> {
  await auth(screen, 'sign-in/email', { email, password })
  await call(screen, 'identity/changeProfile', { language: screen.reader.language })
}

async function auth({ page, url, reader }: Screen, path: string, data: object): Promise<void> {
  const response = await page.request.post(`${url}/api/auth/${path}`, {
    headers: { origin: url, 'accept-language': reader.language },
    data,
  })
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
}

/** Path of the link that makes the admin, as the school prints it on its first start. */
export function claimPath(school: RunningSchool): string {
  const path = /\/claim\?token=\S+/.exec(school.output())?.[0]
  if (path === undefined) throw new Error(`the school printed no link for its admin:\n${school.output()}`)
  return path
}

/** Somebody signed up on the screen becomes the admin, without the page. */
export async function claim(screen: Screen, school: RunningSchool): Promise<void> {
  const token = new URL(claimPath(school), school.url).searchParams.get('token') ?? ''
  await call(screen, 'identity/claimAdmin', { token })
}

/** The admin on the screen gives an account these roles. */
export async function giveRoles(admin: Screen, { email }: Account, roles: readonly Role[]): Promise<void> {
  const { people } = (await call(admin, 'identity/listPeople', { search: email })) as {
    people: { id: string }[]
  }
  await call(admin, 'identity/changeRoles', { id: people[0]?.id, roles })
}
