/**
 * The embedded engine: chDB behind enough of ClickHouse's HTTP interface for `@clickhouse/client`, on loopback.
 * A process of its own, so that a crash of the engine never takes the school down:
 * `node engine.ts --folder DIR [--port 0] [--memory-mb 700]`. Prints `{"port":N}` when it listens; ends, with
 * everything written, on SIGTERM or when its standard input closes, that is when its parent is gone.
 */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { drainPending, Session } from 'chdb'
import { engineQuery, insertFrom, selectInto } from './engine-request.ts'

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '0' },
    'memory-mb': { type: 'string', default: '700' },
  },
})
if (options.folder === undefined) {
  process.stderr.write('usage: node engine.ts --folder DIR [--port 0] [--memory-mb 700]\n')
  process.exit(2)
}
const folder = options.folder
// Where learners want the processor too, the engine's threads, which inherit this, wait.
setPriority(19)
const megabyte = 1024 * 1024
const settings = [
  `--max_server_memory_usage=${Number(options['memory-mb']) * megabyte}`,
  `--mark_cache_size=${64 * megabyte}`,
  `--index_mark_cache_size=${8 * megabyte}`,
  `--primary_index_cache_size=${64 * megabyte}`,
  `--max_bytes_before_external_group_by=${Math.floor((Number(options['memory-mb']) * megabyte) / 3)}`,
  `--max_bytes_before_external_sort=${Math.floor((Number(options['memory-mb']) * megabyte) / 3)}`,
]

/** One session per database: each keeps its own current database, all share the engine. */
const sessions = new Map<string, Session>()
const root = new Session(folder, { connectionArgs: settings })
/** Rows on their way into a table. */
const incoming = join(folder, 'incoming')
await rm(incoming, { recursive: true, force: true })
await mkdir(incoming)

function sessionOf(database: string): Session {
  if (database === 'default') return root
  const known = sessions.get(database)
  if (known) return known
  const session = new Session(folder)
  try {
    session.query(`use \`${database.replaceAll('`', '')}\``)
  } catch (error) {
    session.close()
    throw error
  }
  sessions.set(database, session)
  return session
}

async function answer(
  request: IncomingMessage,
  search: URLSearchParams,
  response: ServerResponse,
): Promise<Uint8Array | null> {
  const session = sessionOf(search.get('database') ?? 'default')
  const file = join(incoming, crypto.randomUUID())
  const insert = insertFrom(file, search)
  if (insert !== null) return store(request, session, file, insert)
  const body = await text(request)
  const select = selectInto(file, search, body)
  if (select !== null) return unload(response, session, file, select)
  const { sql, format, params } = engineQuery(search, body)
  const done = params ? session.queryBindAsync(sql, params, { format }) : session.queryAsync(sql, { format })
  return (await done).bytes()
}

/** Keeps a request's rows in a file until the engine has them; a request that breaks off inserts nothing. */
async function store(request: IncomingMessage, session: Session, file: string, insert: string) {
  try {
    await pipeline(request, createWriteStream(file))
    if ((await stat(file)).size > 0) await session.queryAsync(insert)
    return new Uint8Array()
  } finally {
    await rm(file, { force: true })
  }
}

/** Answers rows by way of a file, however many they are. */
async function unload(
  response: ServerResponse,
  session: Session,
  file: string,
  select: string,
): Promise<null> {
  try {
    await session.queryAsync(select)
    await pipeline(createReadStream(file), response)
    return null
  } finally {
    await rm(file, { force: true })
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://engine')
  if (url.pathname === '/ping') return void response.end('Ok.\n')
  const queryId = url.searchParams.get('query_id') ?? crypto.randomUUID()
  response.setHeader('x-clickhouse-query-id', queryId)
  try {
    const bytes = await answer(request, url.searchParams, response)
    if (bytes === null) return
    response.setHeader('content-type', 'text/plain; charset=UTF-8')
    response.end(bytes)
  } catch (error) {
    // Half an answer cannot become a refusal any more: whoever reads it sees it break off.
    if (response.headersSent) throw error
    const message = error instanceof Error ? error.message : String(error)
    const code = /Code: (\d+)/.exec(message)?.[1] ?? '1002'
    response.writeHead(500, { 'x-clickhouse-exception-code': code })
    response.end(
      message.startsWith('Code: ') ? message : `Code: ${code}. DB::Exception: ${message} (UNKNOWN_EXCEPTION)`,
    )
  }
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) =>
    response.destroy(error instanceof Error ? error : undefined),
  )
})
// The client lets idle connections go after 2 s; the engine must not close one under a request.
server.keepAliveTimeout = 30_000
server.requestTimeout = 0
server.listen(Number(options.port), '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  const answered = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await Promise.race([answered, wait(5_000)])
  await drainPending()
  for (const session of sessions.values()) session.close()
  root.close()
  process.exit(0)
}
process.on('SIGTERM', () => void end())
process.on('SIGINT', () => undefined)
process.stdin.on('end', () => void end()).on('error', () => void end())
process.stdin.resume()
