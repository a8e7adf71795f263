/**
 * Whether work is ever lost: `node bench/schedules.ts`. Two devices of one learner through 1,000 random schedules of
 * acts, kills, cuts, clock jumps and days offline, against a running school that is killed on the way.
 * BENCH_SCHEDULES and BENCH_SEED choose others.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { definitions } from '../apps/server/definitions.ts'
import { analyticsMigrationSets, migrationSets } from '../apps/server/migrations.ts'
import { runSchedules } from '../e2e/faults/schedules/run.ts'
import { School } from '../e2e/faults/schedules/school.ts'
import { migrateAnalytics } from '../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { connect } from '../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { silentLog } from '../platform/log/log.ts'
import { report } from './report.ts'

const count = Number(process.env.BENCH_SCHEDULES ?? 1_000)
const first = Number(process.env.BENCH_SEED ?? Math.floor(Math.random() * 1_000_000))
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
const engine = await startEmbeddedAnalytics({ folder: join(folder, 'clickhouse'), log: silentLog })
const db = connect<never>(database.url, { max: 4 })
const school = new School(database.url, engine.url, folder)

try {
  await migrate(database.url, migrationSets)
  await migrateAnalytics(engine.url, analyticsMigrationSets, definitions)
  await school.start()
  const from = performance.now()
  const faults = await runSchedules({
    db,
    school,
    seeds: Array.from({ length: count }, (_, n) => first + n),
    kills: Math.ceil(count / 20),
    async until(isSo) {
      while (!(await isSo())) await wait(100)
    },
  })
  report({ name: 'schedules.lived', value: count, unit: '1', limit: null })
  report({ name: 'schedules.seconds', value: (performance.now() - from) / 1000, unit: 's', limit: null })
  report({ name: 'schedules.faults', value: faults.length, unit: '1', limit: 0 })
  if (faults.length > 0) throw new Error(`from seed ${first}:\n${faults.join('\n')}`)
} finally {
  await school.kill()
  await db.destroy()
  await engine.stop()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
