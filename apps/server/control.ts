import { timingSafeEqual } from 'node:crypto'
import { loopbackHeader } from '@banxue/platform/api/http'

/**
 * Work that the command line may ask of a school; `say` sends a line to whoever asked, the signal tells that nobody
 * asks any more.
 */
export type Command = (
  args: readonly string[],
  say: (words: string) => void,
  signal: AbortSignal,
) => Promise<void>

/** Header that carries the data folder's token: who can read the folder may command the school. */
export const controlHeader = 'x-banxue-control'

/**
 * `POST /api/control/NAME` with a JSON list of arguments: answers lines of text while the work goes on, the
 * last one `done` or `failed: …`. On loopback, and with the token, only.
 */
export function createControl(token: string, commands: Readonly<Record<string, Command>>) {
  return async (request: Request): Promise<Response> => {
    const name = decodeURIComponent(new URL(request.url).pathname.slice('/api/control/'.length))
    const command = commands[name]
    const allowed =
      request.headers.get(loopbackHeader) === '1' && equal(request.headers.get(controlHeader) ?? '', token)
    if (request.method !== 'POST' || !allowed || command === undefined)
      return new Response(null, { status: 404 })
    const args: unknown = await request.json()
    if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string'))
      return new Response(null, { status: 400 })
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    const encoder = new TextEncoder()
    const say = (words: string) => void writer.write(encoder.encode(`${words}\n`)).catch(() => undefined)
    const gone = new AbortController()
    writer.closed.catch(() => gone.abort())
    void command(args, say, gone.signal)
      .then(() => say('done'))
      .catch((error: unknown) => say(`failed: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => void writer.close().catch(() => undefined))
    return new Response(readable, {
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
  }
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
