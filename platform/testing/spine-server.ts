/**
 * The whole path of telemetry in a process of its own, to be measured and killed: HTTP, procedures, rules, log,
 * readers, shipper. `node spine-server.ts DATABASE_URL CLICKHOUSE_URL`; prints `{"port":N}` and ends in order when its
 * standard input closes. The header `x-person` says who calls.
 */
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { createHttp } from '../api/http.ts'
import { createRpcAnswer } from '../api/rpc.ts'
import { connectAnalytics } from '../clickhouse/connect.ts'
import { systemClock } from '../clock.ts'
import { connect } from '../db/connect.ts'
import { createSpine } from '../events/spine.ts'
import type { SpineTables } from '../events/tables.ts'
import { createFolderStorage } from '../files/folder.ts'
import { createLog } from '../log/log.ts'
import { sampleActor, sampleDefinitions } from './sample-events.ts'

const [databaseUrl = '', analyticsUrl = ''] = process.argv.slice(2)
const log = createLog(null, 'warn')
const db = connect<SpineTables>(databaseUrl)
const analytics = connectAnalytics(analyticsUrl)
const spine = createSpine({
  db,
  databaseUrl,
  analytics,
  storage: await createFolderStorage(join(tmpdir(), 'banxue-spine')),
  clock: systemClock,
  log,
  isAllowed: () => true,
  definitions: sampleDefinitions,
})
await spine.prepare()
const readers = spine.startReaders([])

const app = createHttp({
  resolveActor: (headers) =>
    Promise.resolve(
      sampleActor({ personId: headers.get('x-person') ?? '', sessionId: headers.get('x-person') ?? '' }),
    ),
  rpc: createRpcAnswer({ spine: spine.routes }, log),
  openApi: () => Promise.resolve(null),
  log,
  bodyLimitBytes: 2_000_000,
})
const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }))
})
process.stdin.resume().on('end', () => {
  server.close()
  void readers
    .stop()
    .then(() => Promise.all([db.destroy(), analytics.close()]))
    .then(() => process.exit(0))
})
