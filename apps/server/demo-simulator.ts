import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Log } from '@banxue/platform/log/log'
import type { CourseId } from '@banxue/slices/courses/contract'
import type { Population } from '../../content/simulated-learners/life.ts'

const program = join(import.meta.dirname, '..', '..', 'content', 'simulated-learners', 'process.ts')
/** Below the school in the eyes of the operating system: who learns comes first. */
const niceness = 10

/** What the child that simulates is told, and what it tells. */
export interface DemoOrder {
  databaseUrl: string
  analyticsUrl: string
  /** The demo's courses, in the order that learners choose from. */
  courses: CourseId[]
  population: Population
  /** Moment up to which all have lived, ISO 8601; null where some have not moved in yet. */
  after: string | null
  /** Moment up to which learners shall have lived, ISO 8601. */
  until: string
  /** Learners are here of whom nobody knows how far they have lived; they move out first. */
  movesOutFirst: boolean
}
export type DemoNews = { progress: number } | { done: true }

/** The process that lets learners live through days that are past, beside the school. */
export function createSimulator(log: Log) {
  let child: ChildProcess | undefined
  return {
    isRunning: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    start(order: DemoOrder, onNews: (news: DemoNews) => void): void {
      child = startChild(order, log)
      child.on('message', onNews)
    },
    async stop(): Promise<void> {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

function startChild(order: DemoOrder, log: Log): ChildProcess {
  const child = fork(program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  if (child.pid !== undefined) setPriority(child.pid, niceness)
  let lastWords = ''
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (lastWords = (lastWords + text).slice(-4_000)))
  child.on('exit', (code, signal) => {
    if (code !== 0 && signal !== 'SIGTERM')
      log.error({ code, signal, lastWords }, 'the demo stopped loading; the next start goes on')
  })
  child.send(order)
  return child
}
