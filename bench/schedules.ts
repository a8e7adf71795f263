/**
 * Whether work is ever lost: `node bench/schedules.ts`. Two devices of one learner through 1,000 random schedules of
 * acts, kills, cuts, clock jumps and days offline, against a running school that is killed on the way.
 * BENCH_SCHEDULES and BENCH_SEED choose others.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { runSchedules } from '../e2e/faults/schedules/run.ts'
import { report } from './report.ts'
import { withSchoolApart } from './school-apart.ts'

const count = Number(process.env.BENCH_SCHEDULES ?? 1_000)
const first = Number(process.env.BENCH_SEED ?? Math.floor(Math.random() * 1_000_000))

await withSchoolApart(async (school, db) => {
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
})
