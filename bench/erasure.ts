/**
 * How long somebody with a long history is still to be seen after they were deleted: `node bench/erasure.ts`.
 * The whole school with readers and jobs, a learner with 100,000 events and 50,000 answers among others.
 * BENCH_EVENTS makes a trial run short, BENCH_ROUNDS sets how often (5), BANXUE_DATA chooses the disk.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { call } from '@orpc/server'
import { composeSchool } from '../apps/server/compose.ts'
import { definitions } from '../apps/server/definitions.ts'
import { analyticsMigrationSets, migrationSets } from '../apps/server/migrations.ts'
import { migrateAnalytics } from '../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { systemClock } from '../platform/clock.ts'
import { startEmbeddedDatabase } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { createFolderStorage } from '../platform/files/folder.ts'
import { runJobs } from '../platform/jobs/run.ts'
import { createLog } from '../platform/log/log.ts'
import { type LongLearner, seedAdmin, seedCourse, seedLearner, tracesOf } from './erasure/seed.ts'
import { quantile, report } from './report.ts'

const eventCount = Number(process.env.BENCH_EVENTS ?? 100_000)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const patienceMs = 60_000
const log = createLog(null, 'error')
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
const engine = await startEmbeddedAnalytics({ folder: join(folder, 'clickhouse'), log })
await migrate(database.url, migrationSets)
await migrateAnalytics(engine.url, analyticsMigrationSets, definitions)
const school = composeSchool({
  databaseUrl: database.url,
  analyticsUrl: engine.url,
  storage: await createFolderStorage(join(folder, 'files')),
  clock: systemClock,
  log,
  mailer: null,
  publicUrl: 'http://127.0.0.1',
  secret: 'a secret of the bench, long enough for sessions',
  workFolder: join(folder, 'work'),
  importLimitBytes: 1_000_000,
  demo: { isOn: () => false, progress: () => null },
})
await school.spine.prepare()
const readers = school.startReaders()
const jobs = await runJobs(database.url, school.jobs, systemClock, log)

try {
  const db = school.tables<unknown>()
  const adminId = await seedAdmin(db)
  const course = await seedCourse(db)
  const learners: LongLearner[] = []
  for (let round = 0; round < rounds; round += 1)
    learners.push(await seedLearner(db, course, `Learner ${round}`, eventCount))
  const context = contextOf(adminId)
  await until(async () => (await shownTo(context)).length === learners.length, 10 * patienceMs)
  const [answered, offScreen, gone]: [number[], number[], number[]] = [[], [], []]
  for (const learner of learners) {
    const from = performance.now()
    await call(school.router.identity.erasePerson, { id: learner.id, isNow: true }, { context })
    answered.push((performance.now() - from) / 1000)
    await until(() => isOffScreen(learner, context), patienceMs)
    offScreen.push((performance.now() - from) / 1000)
    await until(async () => (await tracesOf(db, learner)) === 0, patienceMs)
    gone.push((performance.now() - from) / 1000)
  }
  report({ name: 'erasure.off_screen.max', value: Math.max(...offScreen), unit: 's', limit: 5 })
  report({ name: 'erasure.answered.p50', value: quantile(answered, 0.5), unit: 's', limit: null })
  report({ name: 'erasure.rows_gone.max', value: Math.max(...gone), unit: 's', limit: 5 })
} finally {
  await jobs.stop()
  await readers.stop()
  await school.close()
  await engine.stop()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Names that Pulse shows as having learned last. */
async function shownTo(context: ReturnType<typeof contextOf>): Promise<string[]> {
  const { latest } = await call(school.router.retention.headline, { population: 'real' }, { context })
  return latest.map(({ name }) => name)
}

/** Whether no page shows the learner: lists of people, Pulse, their certificate, their own session. */
async function isOffScreen(learner: LongLearner, context: ReturnType<typeof contextOf>): Promise<boolean> {
  const { people } = await call(school.router.identity.listPeople, { search: learner.name }, { context })
  const certificate = await call(school.router.growth.verify, { code: learner.code }, { context }).catch(
    () => null,
  )
  const person = await school.identity.reads.person(learner.id)
  const shown = (await shownTo(context)).includes(learner.name)
  return people.length === 0 && certificate === null && person === null && !shown
}

/** Looks again until it is so. */
async function until(isSo: () => Promise<boolean>, forMs: number): Promise<void> {
  const from = performance.now()
  while (!(await isSo())) {
    if (performance.now() - from > forMs) throw new Error('it did not come to be in time')
    await wait(20)
  }
}

function contextOf(personId: string) {
  return {
    actor: {
      personId,
      kind: 'member' as const,
      roles: ['learner', 'admin'],
      simulated: false,
      language: 'en',
      zone: 'UTC',
      sessionId: 'bench',
    },
    language: 'en' as const,
    ref: 'bench',
    headers: new Headers(),
    resHeaders: new Headers(),
  }
}
