/**
 * How quickly a learner is answered: `node bench/learner.ts`. Course page and player procedures at 200 requests a
 * second over HTTP, against the whole school with its readers and jobs, 10,000 learners and a million events.
 * BENCH_SECONDS shortens the measured part (60), BANXUE_DATA chooses the disk.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyCall } from './learner/calls.ts'
import { Load } from './learner/load.ts'
import { openBenchSchool } from './learner/open-school.ts'
import { quantile, report } from './report.ts'

const rate = 200
const measuredS = Number(process.env.BENCH_SECONDS ?? 60)
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const { pages, port, close } = await openBenchSchool(folder)

try {
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
  await close()
  await rm(folder, { recursive: true, force: true })
}
