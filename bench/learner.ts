/**
 * How quickly a learner is answered: `node bench/learner.ts`. Course page and player procedures at 200 requests a
 * second over HTTP, against the whole school with its readers and jobs, 10,000 learners and a million events.
 * BENCH_SECONDS shortens the measured part (60), BANXUE_DATA chooses the disk.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { definitions } from '../apps/server/definitions.ts'
import { analyticsMigrationSets, migrationSets } from '../apps/server/migrations.ts'
import { migrateAnalytics } from '../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { connect } from '../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { silentLog } from '../platform/log/log.ts'
import { serverFlags } from '../platform/testing/server-flags.ts'
import type { BenchCourse } from './learner/course.ts'
import { type Call, Load } from './learner/load.ts'
import {
  learnerCount,
  presentUnit,
  seedCourses,
  seedLearners,
  seedProgress,
  tokenOf,
} from './learner/seed.ts'
import { quantile, report } from './report.ts'

const rate = 200
const measuredS = Number(process.env.BENCH_SECONDS ?? 60)
const secret = 'a secret of the bench, long enough for sessions'
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
const engine = await startEmbeddedAnalytics({ folder: join(folder, 'clickhouse'), log: silentLog })
const db = connect<unknown>(database.url, { max: 1 })
let child: ChildProcess | undefined

try {
  await migrate(database.url, migrationSets)
  await migrateAnalytics(engine.url, analyticsMigrationSets, definitions)
  const pages = await seedCourses(db)
  await seedLearners(db, pages)
  await seedProgress(db)
  const school = await startServer()
  const { port } = school
  child = school.child
  await caughtUp()
  const warm = new Load(port)
  await warm.pace(rate, Math.min(10, measuredS), () => anyCall(pages))
  warm.close()
  const load = new Load(port)
  const from = performance.now()
  await load.pace(rate, measuredS, () => anyCall(pages))
  load.close()
  const all = [...load.timesMs.values()].flat()
  report({
    name: 'learner.rate',
    value: all.length / ((performance.now() - from) / 1000),
    unit: '1/s',
    limit: rate,
  })
  report({ name: 'learner.p95', value: quantile(all, 0.95), unit: 'ms', limit: 10 })
  report({ name: 'learner.p50', value: quantile(all, 0.5), unit: 'ms', limit: null })
  report({ name: 'learner.p99', value: quantile(all, 0.99), unit: 'ms', limit: null })
  for (const [procedure, times] of [...load.timesMs].toSorted(([a], [b]) => a.localeCompare(b)))
    report({ name: `learner.${procedure}.p95`, value: quantile(times, 0.95), unit: 'ms', limit: null })
  if (load.failures.length > 0) throw new Error(`${load.failures.length} failed: ${load.failures[0]}`)
} finally {
  if (child?.exitCode === null) {
    child.stdin?.end()
    await once(child, 'exit')
  }
  await db.destroy()
  await engine.stop()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}

/** What learners ask for, as often as a player with autosave asks for it. */
function anyCall(courses: readonly BenchCourse[]): Call {
  const n = Math.floor(Math.random() * learnerCount)
  const page = courses[n % courses.length]
  if (page === undefined) throw new Error('there are three courses')
  const unit = presentUnit(page, n)
  const [first, second] = unit.steps
  const [courseId, unitId, now] = [page.id, unit.unitId, new Date()]
  const question = { courseId, unitId, stepId: second?.id }
  const answer = { kind: 'choice', optionIds: ['a', 'b', 'c'].slice(n % 3, (n % 3) + 1) }
  const calls: [share: number, procedure: string, input: Record<string, unknown>][] = [
    [10, 'courses/coursePage', { slug: page.slug }],
    [15, 'learning/courseProgress', { courseId }],
    [5, 'learning/listEnrolments', {}],
    [15, 'learning/openUnit', { courseId, unitId }],
    [5, 'learning/previewUnit', { courseId, unitId }],
    [15, 'learning/recordReading', { courseId, unitId, stepId: first?.id, ...reading() }],
    [15, 'learning/answer', { ...question, attemptId: crypto.randomUUID(), answer, elapsedS: 9 }],
    [8, 'learning/saveDraft', { ...question, answer, typedAt: now, sentAt: now }],
    [7, 'learning/savePosition', { ...question, at: now, sentAt: now }],
    [5, 'learning/beat', { courseId }],
  ]
  let left = Math.random() * calls.reduce((sum, [share]) => sum + share, 0)
  const [, procedure, input] = calls.find(([share]) => (left -= share) < 0) ?? calls[0] ?? [0, '', {}]
  return { procedure, input, cookie: cookieOf(tokenOf(n)) }
}

/** A member's cookie as the sign-in library signs it: the token, a dot and its HMAC-SHA256. */
function cookieOf(token: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `banxue.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

function reading() {
  return {
    pageId: crypto.randomUUID(),
    visibleS: Math.random() * 120,
    reachedEnd: Math.random() < 0.5,
  }
}

async function startServer(): Promise<{ port: number; child: ChildProcess }> {
  const program = fileURLToPath(new URL('learner/server.ts', import.meta.url))
  const started = spawn(
    process.execPath,
    [...serverFlags, program, database.url, engine.url, secret, folder],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const died = once(started, 'exit').then(() => Promise.reject(new Error('The school ended.')))
  const line = once(createInterface({ input: started.stdout }), 'line') as Promise<[string]>
  const [said] = await Promise.race([line, died])
  died.catch(() => undefined)
  return { port: (JSON.parse(said) as { port: number }).port, child: started }
}

/** Resolves when every reader has read what was seeded. */
async function caughtUp(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (select from event, reader r where (event.epoch, event.xid, event.id) > (r.epoch, r.xid, r.id)) as waits`.execute(
      db,
    )
    if (rows[0]?.waits === false) return
    await wait(500)
  }
}
