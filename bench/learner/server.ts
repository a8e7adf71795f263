/**
 * The whole school in a process of its own, with readers and jobs, but for its pages:
 * `node server.ts DATABASE_URL CLICKHOUSE_URL SECRET FOLDER`; prints `{"port":N}`, ends when its standard input closes.
 */
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { composeSchool } from '../../apps/server/compose.ts'
import { createHttp } from '../../platform/api/http.ts'
import { createRpcAnswer } from '../../platform/api/rpc.ts'
import { systemClock } from '../../platform/clock.ts'
import { createFolderStorage } from '../../platform/files/folder.ts'
import { runJobs } from '../../platform/jobs/run.ts'
import { createLog } from '../../platform/log/log.ts'
import { findFfmpeg } from '../../platform/media/ffmpeg.ts'

const [databaseUrl = '', analyticsUrl = '', secret = '', folder = ''] = process.argv.slice(2)
const log = createLog(null, 'error')
const school = composeSchool({
  databaseUrl,
  analyticsUrl,
  storage: await createFolderStorage(join(folder, 'files')),
  clock: systemClock,
  log,
  mailer: null,
  publicUrl: 'http://127.0.0.1',
  secret,
  workFolder: join(folder, 'work'),
  findFfmpeg: () => findFfmpeg(process.env.FFMPEG_PATH, process.env.PATH ?? ''),
  importLimitBytes: 1_000_000,
  demo: { isOn: () => false, progress: () => null },
})
await school.spine.prepare()
const readers = school.startReaders()
const jobs = await runJobs(databaseUrl, school.jobs, systemClock, log)
const app = createHttp({
  resolveActor: school.identity.resolveActor,
  rpc: createRpcAnswer(school.router, log),
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
  void jobs
    .stop()
    .then(() => readers.stop())
    .then(() => school.close())
    .then(() => process.exit(0))
})
