/**
 * How many bad days alarms find, and how often they cry for nothing: `node bench/alarms.ts [--rounds 20]`. Days of
 * series are halved at random, some three in a hundred; whatever else is found is counted as false, deadlines, breaks
 * and the end of a course too. The series are those of the Open University's learners (OULAD) where BANXUE_SAMPLES
 * names the folder that holds them, else made in their shape.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judge, learningDays } from '@banxue/slices/retention/server'
import { randomOf } from '../content/simulated-learners/random.ts'
import { type DailySeries, madeSeries, readSeries } from './alarms/series.ts'
import { report } from './report.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } })
const file = join(process.env.BANXUE_SAMPLES ?? '', 'oulad-2013-train.zip')
const isReal = existsSync(file)
const all = isReal ? await readSeries(file) : madeSeries()

/** Days between two that are halved, so that each stands for itself. */
const [leastApart, mostApart] = [10, 30]
/** What a day has at least to be worth halving. */
const worthHalving = 10

interface Counts {
  planted: number
  found: number
  days: number
  falseAlarms: number
}
const none: Counts = { planted: 0, found: 0, days: 0, falseAlarms: 0 }
const sum = (a: Counts, b: Counts): Counts => ({
  planted: a.planted + b.planted,
  found: a.found + b.found,
  days: a.days + b.days,
  falseAlarms: a.falseAlarms + b.falseAlarms,
})

const from = performance.now()
const counted = all.map((series) => {
  const rounds = Array.from({ length: Number(values.rounds) }, (_, seed) => tryOnce(series, seed))
  return { series, counts: rounds.reduce(sum, none) }
})
const judged = counted.reduce((total, { counts }) => sum(total, counts), none)
const elapsedMs = performance.now() - from

for (const { series, counts } of counted) {
  report({
    name: `alarms.${series.name}.recall`,
    value: counts.found / counts.planted,
    unit: '1',
    limit: null,
  })
  report({
    name: `alarms.${series.name}.false_per_100_days`,
    value: perHundred(counts),
    unit: '1',
    limit: null,
  })
}
const kind = isReal ? 'oulad' : 'made'
report({ name: `alarms.${kind}.series`, value: all.length, unit: '1', limit: null })
report({ name: `alarms.${kind}.planted`, value: judged.planted, unit: '1', limit: null })
report({ name: `alarms.${kind}.day_judged`, value: elapsedMs / judged.days, unit: 'ms', limit: null })
report({ name: `alarms.${kind}.false_per_100_days`, value: perHundred(judged), unit: '1', limit: 3 })
report({
  name: `alarms.${kind}.recall_at_least`,
  value: judged.found / judged.planted,
  unit: '1',
  limit: 0.75,
})

function perHundred({ falseAlarms, days }: Counts): number {
  return (100 * falseAlarms) / days
}

/** Halves days of a series and counts what is found. */
function tryOnce({ days, grain }: DailySeries, seed: number): Counts {
  const random = randomOf(seed + 1)
  const planted = new Set<number>()
  const halved = [...days]
  const apart = () => leastApart + Math.floor(random.share() * (mostApart - leastApart))
  for (let at = learningDays + apart() - leastApart; at < days.length; at += apart()) {
    const value = days[at] ?? 0
    if (value / grain < worthHalving) continue
    planted.add(at)
    halved[at] = grain === 1 ? Math.round(value / 2) : value / 2
  }
  const series = halved.map((value, n) => ({
    on: new Date(n * 86_400_000).toISOString().slice(0, 10),
    value,
    of: null,
  }))
  const verdicts = judge({ worse: 'lower', grain, oddsDays: 20, days: series }).map(({ verdict }) => verdict)
  const isUnusual = (at: number) => verdicts[at] === 'unusual'
  return {
    planted: planted.size,
    found: [...planted].filter(isUnusual).length,
    days: verdicts.filter((verdict) => verdict !== 'learning').length,
    falseAlarms: verdicts.filter((_, at) => isUnusual(at) && !planted.has(at) && !isUnusual(at - 1)).length,
  }
}
