import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import { type Kysely, sql } from 'kysely'
import { serverFlags } from '../../../platform/testing/server-flags.ts'

const secret = 'only-for-schedules-0123456789-0123456789'
const serializer = new StandardRPCJsonSerializer()

/** An answer that is no success; status 0 where none came. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`answered ${status}`)
    this.status = status
  }
}

/** A running school that may be killed and comes back at another port. */
export class School {
  readonly #args: string[]
  #child: ChildProcess | null = null
  #url = ''
  #up = Promise.withResolvers<void>()

  constructor(databaseUrl: string, analyticsUrl: string, folder: string) {
    this.#args = [databaseUrl, analyticsUrl, secret, folder]
  }

  async start(): Promise<void> {
    const program = fileURLToPath(new URL('school-child.ts', import.meta.url))
    const child = spawn(process.execPath, [...serverFlags, program, ...this.#args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const died = once(child, 'exit').then(() => Promise.reject(new Error('the school ended')))
    died.catch(() => undefined)
    const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), died])) as [
      string,
    ]
    this.#url = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`
    this.#child = child
    this.#up.resolve()
  }

  /** Resolves while it runs. */
  isUp = (): Promise<void> => this.#up.promise

  async kill(): Promise<void> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    this.#up = Promise.withResolvers()
    child.kill('SIGKILL')
    await gone
  }

  /**
   * Calls a procedure as the holder of a session, at a moment of the school's clock.
   *
   * @throws Refused
   */
  async call(path: string, input: unknown, who: { token: string; now: Date }): Promise<unknown> {
    const [json, meta] = serializer.serialize(input)
    const response = await fetch(`${this.#url}/rpc/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-banxue': '1',
        'x-now': who.now.toISOString(),
        'x-zone': 'Asia/Shanghai',
        cookie: cookieOf(who.token),
      },
      body: JSON.stringify({ json, meta }),
    }).catch(() => {
      throw new Refused(0)
    })
    const body = await response.text().catch(() => {
      throw new Refused(0)
    })
    if (!response.ok) throw new Refused(response.status)
    const answer = JSON.parse(body) as { json: unknown; meta?: [] }
    return serializer.deserialize(answer.json, answer.meta ?? [])
  }
}

/** A member with two sessions that last. */
export async function seedLearner(
  db: Kysely<never>,
  personId: string,
  tokens: readonly string[],
): Promise<void> {
  await sql`insert into person (id, name, language, zone, registration_published_at)
    values (${personId}, 'Somebody', 'en', 'Asia/Shanghai', now())`.execute(db)
  await sql`insert into auth_user (id, name, email) values (${personId}, 'Somebody', ${`${personId}@example.com`})`.execute(
    db,
  )
  for (const token of tokens)
    await sql`insert into auth_session (token, user_id, expires_at)
      values (${token}, ${personId}, now() + interval '10 years')`.execute(db)
}

/** A member's cookie as the sign-in library signs it. */
function cookieOf(token: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `banxue.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
