/**
 * The whole path of telemetry in a process of its own: HTTP, procedures, rules, log, readers, shipper.
 * `node server.ts DATABASE_URL CLICKHOUSE_URL`; prints `{"port":N}`, ends when its standard input closes.
 */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createHttp } from '../../platform/api/http.ts'
import { createRpcAnswer } from '../../platform/api/rpc.ts'
import { connectAnalytics } from '../../platform/clickhouse/connect.ts'
import { systemClock } from '../../platform/clock.ts'
import { connect } from '../../platform/db/connect.ts'
import { createSpine } from '../../platform/events/spine.ts'
import type { SpineTables } from '../../platform/events/tables.ts'
import { createLog } from '../../platform/log/log.ts'
import { sampleActor, sampleDefinitions } from '../../platform/testing/sample-events.ts'

const [databaseUrl = '', analyticsUrl = ''] = process.argv.slice(2)
const log = createLog(null, 'warn')
const db = connect<SpineTables>(databaseUrl)
const analytics = connectAnalytics(analyticsUrl)
const spine = createSpine({
  db,
  databaseUrl,
  analytics,
  clock: systemClock,
  log,
  isAllowed: () => true,
  definitions: sampleDefinitions,
})
await spine.prepare()
const readers = spine.startReaders([])

// Sessions are the business of identity and are measured with it; here a header says who it is.
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
