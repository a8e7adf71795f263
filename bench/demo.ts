/**
 * The demo: how long a new school takes until it is ready with its courses, how long until all simulated learners have
 * moved in, and how quickly learners are answered meanwhile. `node bench/demo.ts`; BANXUE_DEMO_LEARNERS makes it smaller.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { visitDemo } from './demo/visit.ts'
import { quantile, report } from './report.ts'

const learners = process.env.BANXUE_DEMO_LEARNERS ?? '2000'
const began = performance.now()
const sinceS = () => (performance.now() - began) / 1000
const school = await openRunningSchool({ env: { BANXUE_DEMO: 'on', BANXUE_DEMO_LEARNERS: learners } })
try {
  report({ name: 'demo.ready', value: sinceS(), unit: 's', limit: 60 })
  const timesMs: number[] = []
  const isComplete = () => school.output().includes('the demo is complete')
  await visitDemo(school.url, isComplete, timesMs)
  while (!isComplete()) await wait(200)
  report({ name: 'demo.history', value: sinceS(), unit: 's', limit: 600 })
  report({ name: 'demo.learner.p95', value: quantile(timesMs, 0.95), unit: 'ms', limit: 50 })
  report({ name: 'demo.learner.p50', value: quantile(timesMs, 0.5), unit: 'ms', limit: null })
  report({ name: 'demo.learner.calls', value: timesMs.length, unit: '1', limit: null })
} finally {
  await school.stop()
  await forget(school.data)
}
