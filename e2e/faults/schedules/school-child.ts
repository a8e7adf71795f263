/**
 * A whole school whose clock is told by each request: `node school-child.ts DATABASE_URL CLICKHOUSE_URL SECRET FOLDER`.
 * Prints `{"port":N}`; it is ended by being killed, and ends by itself when its standard input closes.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { composeSchool } from '../../../apps/server/compose.ts'
import { createHttp } from '../../../platform/api/http.ts'
import { createRpcAnswer } from '../../../platform/api/rpc.ts'
import { createFolderStorage } from '../../../platform/files/folder.ts'
import { createLog } from '../../../platform/log/log.ts'

const [databaseUrl = '', analyticsUrl = '', secret = '', folder = ''] = process.argv.slice(2)
const log = createLog(null, 'error')
const told = new AsyncLocalStorage<Date>()
const school = composeSchool({
  databaseUrl,
  analyticsUrl,
  storage: await createFolderStorage(join(folder, 'files')),
  clock: { now: () => told.getStore() ?? new Date() },
  log,
  mailer: null,
  publicUrl: 'http://127.0.0.1',
  secret,
  workFolder: join(folder, 'work'),
  importLimitBytes: 1_000_000,
  demo: { isOn: () => false, progress: () => null },
})
await school.spine.prepare()
school.startReaders()
const app = createHttp({
  resolveActor: school.identity.resolveActor,
  rpc: createRpcAnswer(school.router, log),
  openApi: () => Promise.resolve(null),
  log,
  bodyLimitBytes: 2_000_000,
})
const server = createAdaptorServer({
  fetch: (request, env) =>
    told.run(new Date(request.headers.get('x-now') ?? Date.now()), () => app.fetch(request, env)),
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
})
process.stdin.resume().on('end', () => process.exit(0))
