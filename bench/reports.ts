/**
 * How quickly Pulse answers over ten million events of 100,000 learners, and how fresh its numbers are:
 * `node bench/reports.ts [--events 10000000] [--learners 100000] [--rounds 20]`. BANXUE_DATA chooses the disk.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { call } from '@orpc/server'
import { CourseId } from '@banxue/slices/courses/contract'
import { createRetention } from '@banxue/slices/retention/server'
import { migrationSets } from '../apps/server/migrations.ts'
import { connectAnalytics } from '../platform/clickhouse/connect.ts'
import { migrateAnalytics } from '../platform/clickhouse/migrate.ts'
import { startEmbeddedAnalytics } from '../platform/clickhouse/supervise.ts'
import { systemClock } from '../platform/clock.ts'
import { connect } from '../platform/db/connect.ts'
import { createLog } from '../platform/log/log.ts'
import { quantile, report } from './report.ts'
import { appear, startLoad } from './reports/load.ts'
import { timeProtection } from './reports/protection.ts'
import { courseIds, seed } from './reports/seed.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    learners: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '20' },
  },
})
const size = { events: Number(values.events), learners: Number(values.learners), courses: 20 }
const log = createLog(null, 'error')
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const engine = await startEmbeddedAnalytics({ folder, log })
const client = connectAnalytics(engine.url)

/** Nobody reads the weekly mail here. */
const noMail = {
  // Asked by nobody, and so never connected.
  db: connect<never>('postgres://none.invalid/none') as never,
  publicUrl: 'http://127.0.0.1',
  secret: 'only-for-measuring-0123456789-0123456789',
  schoolName: () => Promise.resolve('Banxue'),
  reader: () => Promise.resolve(null),
  hasMail: () => false,
  sendMail: () => Promise.resolve(),
}

/** The slice as a server has it, without answers it remembers. */
function retention() {
  return createRetention({
    analytics: client,
    clock: systemClock,
    log,
    schoolZone: () => Promise.resolve('UTC'),
    courses: { outlines: () => Promise.resolve([]), taughtBy: () => Promise.resolve([]) },
    names: (ids) => Promise.resolve(new Map(ids.map((id) => [id, id]))),
    ...noMail,
    staffName: () => Promise.resolve(null),
    analyticsBehindS: () => Promise.resolve(0),
  })
}
const context = {
  actor: {
    personId: crypto.randomUUID(),
    kind: 'member' as const,
    roles: ['operator'],
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
type Routes = ReturnType<typeof retention>['routes']
type Input = { population: 'real'; courseId: CourseId | null }
/** The page on quality, over its longest period. */
const qualityAsks = {
  playback: ({ playback }: Routes, input: Input) => call(playback, long(input), { context }),
  troubledUnits: ({ troubledUnits }: Routes, input: Input) => call(troubledUnits, long(input), { context }),
  troubledLearners: ({ troubledLearners }: Routes, input: Input) =>
    call(troubledLearners, long(input), { context }),
  afterTrouble: ({ afterTrouble }: Routes, input: Input) => call(afterTrouble, long(input), { context }),
  stutters: ({ stutters }: Routes, input: Input) => call(stutters, long(input), { context }),
  pageVitals: ({ pageVitals }: Routes, input: Input) => call(pageVitals, long(input), { context }),
}
const long = (input: Input) => ({ ...input, period: 'quarter' as const })
const pulseAsks = {
  audience: ({ audience }: Routes, input: Input) => call(audience, input, { context }),
  headline: ({ headline }: Routes, input: Input) => call(headline, input, { context }),
  activity: ({ activity }: Routes, input: Input) => call(activity, input, { context }),
  completion: ({ completion }: Routes, input: Input) => call(completion, input, { context }),
  dropOff: ({ dropOff }: Routes, input: Input) => call(dropOff, input, { context }),
  cohorts: ({ cohorts }: Routes, input: Input) => call(cohorts, input, { context }),
}
/** The pages behind the first. */
const furtherAsks = {
  lifecycle: ({ lifecycle }: Routes, input: Input) => call(lifecycle, input, { context }),
  churn: ({ churn }: Routes, input: Input) => call(churn, input, { context }),
  funnel: ({ funnel }: Routes, input: Input) => call(funnel, input, { context }),
  completionBy: ({ completionBy }: Routes, input: Input) => call(completionBy, input, { context }),
  habit: ({ habit }: Routes, input: Input) => call(habit, input, { context }),
  timeSpread: ({ timeSpread }: Routes, input: Input) => call(timeSpread, input, { context }),
  survival: ({ survival }: Routes, input: Input) => call(survival, input, { context }),
  persistence: ({ persistence }: Routes, input: Input) => call(persistence, input, { context }),
}
const asks = { ...pulseAsks, ...qualityAsks, ...furtherAsks }
type Name = keyof typeof asks
const names = Object.keys(asks) as Name[]
/** A page asks for all its reports at once. */
const pages = {
  page: Object.keys(pulseAsks) as Name[],
  /** What the first page asks before anything else. */
  first_sight: ['audience', 'headline', 'activity'] as Name[],
  quality_page: Object.keys(qualityAsks) as Name[],
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
async function ask(routes: Routes, name: Name, input: Input) {
  const answer = await asks[name](routes, input)
  if (answer.isStale) throw new Error(`${name} was not answered`)
}

/** Times each report and the pages. */
async function timeReports(label: string, courses: readonly (CourseId | null)[]) {
  const rounds = Number(values.rounds)
  const times = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    const input: Input = { population: 'real', courseId: courses[round % courses.length] ?? null }
    for (const name of names) keep(name, await timed(() => ask(retention().routes, name, input)))
    for (const [page, asked] of Object.entries(pages)) {
      const { routes } = retention()
      keep(page, await timed(() => Promise.all(asked.map((name) => ask(routes, name, input)))))
    }
  }
  function keep(name: string, ms: number) {
    times.set(name, [...(times.get(name) ?? []), ms])
  }
  for (const [name, ms] of times) {
    const limit = name.endsWith('page') ? 1500 : 1000
    report({ name: `reports.${label}.${name}.cold`, value: ms[0] ?? Number.NaN, unit: 'ms', limit })
    report({ name: `reports.${label}.${name}.p95`, value: quantile(ms, 0.95), unit: 'ms', limit })
  }
}

/** Seconds from an event's arrival in the store until Pulse shows its learner, with the job ticking as it does. */
async function timeFreshness(
  { routes, jobs: [job] }: ReturnType<typeof retention>,
  perSecond: number,
  probes: number,
  limit: number | null,
) {
  const ticking = setInterval(() => void job?.runDue(new Date()).catch(() => undefined), 1000)
  const load = startLoad(client, perSecond, size.learners)
  const seconds: number[] = []
  for (let probe = 0; probe < probes; probe++) {
    const person = crypto.randomUUID()
    // Only eight learners are named, so that nobody else may learn in this course.
    const courseId = CourseId.parse(crypto.randomUUID())
    await appear(client, person, courseId)
    seconds.push(
      (await timed(async () => {
        for (;;) {
          const { latest } = await call(routes.headline, { population: 'real', courseId }, { context })
          if (latest.some(({ name }) => name === person)) return
          await wait(100)
        }
      })) / 1000,
    )
  }
  clearInterval(ticking)
  await load.stop()
  report({
    name: `reports.fresh_at_${perSecond}_per_s.p95`,
    value: quantile(seconds, 0.95),
    unit: 's',
    limit,
  })
}

try {
  await migrateAnalytics(engine.url, migrationSets, [])
  const seededMs = await timed(() => seed(client, size))
  report({ name: 'reports.seed', value: seededMs / 1000, unit: 's', limit: null })
  const school = retention()
  const rolledMs = await timed(() => school.catchUp())
  report({ name: 'reports.roll_up_all', value: rolledMs / 1000, unit: 's', limit: null })
  await timeReports('all', [null])
  await timeReports(
    'course',
    (await courseIds(client, size)).map((id) => CourseId.parse(id)),
  )
  await timeProtection(client, Number(values.rounds))
  await timeFreshness(school, 1_000, 10, 5)
  await timeFreshness(school, 20_000, 5, null)
} finally {
  await client.close()
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
}
