import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands between a browser and a school, as a proxy does, and can change what passes. */
export interface InFront {
  url: string
  /** From now on the school serves another version of its program: the worker is new, and of other files. */
  upgrade(): void
  /** From now on the proxy answers alone (502), or passes on again. */
  cut(isCut: boolean): void
  close(): Promise<void>
}

/** @param school address of the school, without a path */
export async function inFrontOf(school: string): Promise<InFront> {
  let isNew = false
  let isCut = false
  const server = createServer((asked, answer) => {
    if (isCut) return void answer.writeHead(502).end()
    pass(school, asked, answer, isNew && asked.url === '/sw.js' ? newer : null)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upgrade: () => void (isNew = true),
    cut: (cut) => void (isCut = cut),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** The worker of another build: the page's own entry is none of its files, so the page is of an older version. */
const newer = (worker: string): string =>
  `${worker.replaceAll(/\/assets\/index-[\w-]+\.js/g, '/icon.svg')}\n//`

function pass(
  school: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  change: ((text: string) => string) | null,
): void {
  const headers = { ...asked.headers, ...(change === null ? {} : { 'accept-encoding': 'identity' }) }
  const onward = request(new URL(asked.url ?? '/', school), { method: asked.method, headers }, (came) => {
    if (change === null) {
      answer.writeHead(came.statusCode ?? 500, came.headers)
      return void came.pipe(answer)
    }
    let text = ''
    came.setEncoding('utf8').on('data', (part: string) => (text += part))
    came.on('end', () => {
      const { 'content-length': _, ...rest } = came.headers
      answer.writeHead(came.statusCode ?? 500, rest).end(change(text))
    })
  })
  onward.on('error', () => answer.destroy())
  asked.pipe(onward)
}
