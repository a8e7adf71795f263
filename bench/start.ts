/**
 * How long a second start takes until "ready", and what the school with its demo holds in memory after a minute
 * of idling: the proportional set size (PSS) of the whole process tree.
 */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { forget, openRunningSchool } from '../e2e/running-school.ts'
import { report } from './report.ts'

const idleS = Number(process.env.BENCH_SECONDS ?? 60)
const env = { BANXUE_DEMO: 'on', BANXUE_DEMO_LEARNERS: '2000' }

const first = await openRunningSchool({ env })
while (!first.output().includes('the demo is complete')) await wait(500)
await first.stop()

const began = performance.now()
const second = await openRunningSchool({ data: first.data, env })
report({ name: 'start.second', value: (performance.now() - began) / 1000, unit: 's', limit: 8 })
try {
  await wait(idleS * 1000)
  report({ name: 'start.memory', value: (await treePssKb(second.pid)) / 1024, unit: 'MB', limit: 1024 })
} finally {
  await second.stop()
  await forget(second.data)
}

/** Kilobytes of a process and all its descendants, shared pages divided among those who share them. */
async function treePssKb(root: number): Promise<number> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  const ours = [...parents.keys()].filter(isOurs)
  const sizes = await Promise.all(
    ours.map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
