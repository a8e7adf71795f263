import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** One call of a procedure: whose it is, and what it is told. */
export interface Call {
  /** `slice/procedure` */
  procedure: string
  cookie: string
  input: Record<string, unknown>
}

/** Calls at a steady pace that never waits for an answer, and how long each answer took. */
export class Load {
  /** Milliseconds from sending to the last byte, by procedure. */
  readonly timesMs = new Map<string, number[]>()
  readonly failures: string[] = []
  readonly #port: number
  /** Lets go of idle connections before the server does (after 5 s), or a call would meet a closed one. */
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 3_000, scheduling: 'lifo' })

  constructor(port: number) {
    this.#port = port
  }

  /** @param rate calls a second */
  async pace(rate: number, seconds: number, next: () => Call): Promise<void> {
    const from = performance.now()
    const open: Promise<void>[] = []
    for (let sent = 0; sent < rate * seconds; sent += 1) {
      const aheadMs = from + (sent * 1000) / rate - performance.now()
      if (aheadMs > 1) await wait(aheadMs)
      open.push(this.#send(next()))
    }
    await Promise.all(open)
  }

  async #send({ procedure, cookie, input }: Call): Promise<void> {
    const from = performance.now()
    const { status, text } = await this.#post(
      `/rpc/${procedure}`,
      cookie,
      JSON.stringify(encoded(input)),
    ).catch((error: Error) => ({ status: 0, text: error.message }))
    const times = this.timesMs.get(procedure) ?? []
    this.timesMs.set(procedure, times)
    times.push(performance.now() - from)
    if (status !== 200) this.failures.push(`${procedure} ${status} ${text.slice(0, 200)}`)
  }

  #post(path: string, cookie: string, body: string): Promise<{ status: number; text: string }> {
    return new Promise((done, fail) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'accept-encoding': 'gzip',
        'x-banxue': '1',
        'x-zone': 'Asia/Shanghai',
        cookie,
      }
      const options = {
        host: '127.0.0.1',
        port: this.#port,
        path,
        method: 'POST',
        agent: this.#agent,
        headers,
      }
      const sent = request(options, (response) => {
        read(response).then(done, fail)
      })
      sent.on('error', fail).end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** Input as oRPC writes it: JSON, with the places of dates beside it (type 1). */
function encoded(input: Record<string, unknown>): { json: unknown; meta: unknown[] } {
  const dates = Object.entries(input).filter(([, value]) => value instanceof Date)
  return { json: input, meta: dates.map(([name]) => [1, name]) }
}

async function read(response: IncomingMessage): Promise<{ status: number; text: string }> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }
}
