import { type JudgedDay, longestDays } from './judge.ts'

/** Days in a row that were unusual. */
export interface Stretch {
  firstOn: string
  lastOn: string
  /** Sums over its days. */
  observed: number
  expected: number
  outOf: number | null
  /** Of its rarest day, 0 to 1. */
  chance: number
  /** `open`: up to the newest day; `settled`: so long that it is the usual now. */
  state: 'open' | 'recovered' | 'settled'
}

/** The unusual stretches of a judged series, oldest first. */
export function stretchesOf(days: readonly JudgedDay[]): Stretch[] {
  const runs: JudgedDay[][] = []
  let isRunning = false
  for (const day of days) {
    const run = runs.at(-1)
    if (day.verdict !== 'unusual') isRunning = false
    else if (isRunning && run !== undefined && run.length < longestDays) run.push(day)
    else isRunning = runs.push([day]) > 0
  }
  return runs.map((run) => stretchOf(run, days.at(-1)?.on))
}

function stretchOf(run: readonly JudgedDay[], newestOn: string | undefined): Stretch {
  const sum = (value: (day: JudgedDay) => number) => run.reduce((total, day) => total + value(day), 0)
  const lastOn = run.at(-1)?.on ?? ''
  return {
    firstOn: run[0]?.on ?? '',
    lastOn,
    observed: sum(({ value }) => value),
    expected: sum(({ expected }) => expected ?? 0),
    outOf: run[0]?.of === null ? null : sum(({ of }) => of ?? 0),
    chance: Math.min(...run.map(({ chance }) => chance ?? 1)),
    state: run.length === longestDays ? 'settled' : lastOn === newestOn ? 'open' : 'recovered',
  }
}
