import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Log } from '@banxue/platform/log/log'
import {
  type DemoState,
  readDemoState,
  writeDemoState,
} from '../../content/simulated-learners/state-store.ts'
import type { CourseId } from '@banxue/slices/courses/contract'
import type { School } from './compose.ts'
import type { DataFolder } from './data-folder.ts'
import type { Engines } from './engines.ts'

const content = join(import.meta.dirname, '..', '..', 'content')
/** The course's name for itself, as its importer makes it of `course.yaml`. */
const sourceKey = 'markdown:spoken-english-for-travel'
/** Below the school in the eyes of the operating system: who learns comes first. */
const niceness = 10

interface Needs {
  isWanted: boolean
  engines: Engines
  folder: DataFolder
  log: Log
}

/** What the child that simulates is told, and what it tells. */
export interface DemoOrder {
  databaseUrl: string
  analyticsUrl: string
  courseId: CourseId
  /** Moment up to which learners have lived, ISO 8601. */
  until: string
}
export type DemoNews = { progress: number } | { done: true }

export type Demo = ReturnType<typeof createDemo>

async function importCourse(school: School): Promise<void> {
  const { state, failure } = await school.courses.reads.importPath(
    join(content, 'spoken-english-for-travel'),
    { actorId: null },
  )
  if (state !== 'done')
    throw new Error(
      `The demo course cannot be imported: ${failure?.code ?? state} at ${failure?.place ?? ''}.`,
    )
}

/** The demo's course and its simulated learners, who are made by a process of their own. */
export function createDemo({ isWanted, engines, log }: Needs) {
  let state: DemoState = { stage: 'absent', progress: 0 }
  let child: ChildProcess | undefined
  let open: School | undefined

  return {
    isOn: () => state.stage === 'loading' || state.stage === 'loaded',
    progress: () => (state.stage === 'loading' ? state.progress : null),

    /** Puts the course in place on the first start of a school that wants a demo. */
    async prepare(school: School): Promise<void> {
      open = school
      state = await readDemoState(school.tables())
      if (!isWanted || state.stage !== 'absent') return
      await importCourse(school)
      state = { stage: 'loading', progress: 0 }
      await writeDemoState(school.tables(), { stage: 'loading', progress: 0 })
    },

    /** Makes the learners in the background; goes on where an earlier start was ended. */
    load(say: (words: string) => void): void {
      if (!isWanted || state.stage !== 'loading' || open === undefined) return
      say('the demo learners move in, in the background; the school is open meanwhile.')
      child = fork(join(content, 'simulated-learners', 'process.ts'), {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      if (child.pid !== undefined) setPriority(child.pid, niceness)
      const order: DemoOrder = {
        databaseUrl: engines.databaseUrl,
        analyticsUrl: engines.analyticsUrl,
        courseId: open.courses.reads.idOf(sourceKey),
        until: new Date().toISOString(),
      }
      child.send(order)
      let told = 0
      child.on('message', (news: DemoNews) => {
        if ('done' in news) {
          state = { stage: 'loaded', progress: 1 }
          say('the demo is complete: 200 simulated learners, labelled as simulated wherever they appear.')
          return
        }
        state = { stage: 'loading', progress: news.progress }
        if (news.progress - told < 0.25) return
        told = news.progress
        say(`the demo learners move in: ${Math.round(told * 100)} %.`)
      })
      child.on('exit', (code, signal) => {
        if (state.stage === 'loading' && signal !== 'SIGTERM')
          log.error({ code, signal }, 'the demo stopped loading; the next start goes on')
      })
    },

    /** Takes away the course, the learners and all they did. */
    async clear(say: (words: string) => void): Promise<void> {
      await this.stop()
      if (open === undefined) return
      const { clearDemo } = await import('../../content/simulated-learners/clear.ts')
      await clearDemo(open, sourceKey, say)
      state = { stage: 'cleared', progress: 0 }
      await writeDemoState(open.tables(), { stage: 'cleared', progress: 0 })
    },

    async stop(): Promise<void> {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
