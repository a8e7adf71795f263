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
import type { Role } from '@banxue/slices/identity/contract'
import type { School } from './compose.ts'
import type { DataFolder } from './data-folder.ts'
import type { Engines } from './engines.ts'

const content = join(import.meta.dirname, '..', '..', 'content')
/** The course's name for itself, as its importer makes it of `course.yaml`. */
const sourceKey = 'markdown:spoken-english-for-travel'
/** Below the school in the eyes of the operating system: who learns comes first. */
const niceness = 10

type Say = (words: string) => void

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
  /** An earlier start was ended half-way and left half a population, which moves out first. */
  isResumed: boolean
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
  let isResumed = true

  const stop = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }

  return {
    isOn: () => state.stage === 'loading' || state.stage === 'loaded',
    progress: () => (state.stage === 'loading' ? state.progress : null),

    /** Puts the course in place on the first start of a school that wants a demo. */
    async prepare(school: School): Promise<void> {
      open = school
      state = await readDemoState(school.tables())
      if (!isWanted || state.stage !== 'absent') return
      await importCourse(school)
      isResumed = false
      state = { stage: 'loading', progress: 0 }
      await writeDemoState(school.tables(), { stage: 'loading', progress: 0 })
    },

    /** The demo's instructor teaches the demo's course; the person is made anew after every clearing. */
    async welcome(role: Role, personId: string): Promise<void> {
      if (role !== 'instructor' || open === undefined) return
      await open.courses.reads.teach(open.courses.reads.idOf(sourceKey), personId)
    },

    /** Makes the learners in the background; goes on where an earlier start was ended. */
    load(say: Say): void {
      if (!isWanted || state.stage !== 'loading' || open === undefined) return
      say('the demo learners move in, in the background; the school is open meanwhile.')
      const courseId = open.courses.reads.idOf(sourceKey)
      child = startSimulator(engines, { courseId, isResumed }, log)
      const tell = milestones(say)
      child.on('message', (news: DemoNews) => {
        state =
          'done' in news ? { stage: 'loaded', progress: 1 } : { stage: 'loading', progress: news.progress }
        tell(state)
      })
    },

    /** Takes away the course, the learners and all they did. */
    async clear(say: Say): Promise<void> {
      await stop()
      if (open === undefined) return
      const { clearDemo } = await import('../../content/simulated-learners/clear.ts')
      await clearDemo(open, sourceKey, say)
      state = { stage: 'cleared', progress: 0 }
      await writeDemoState(open.tables(), { stage: 'cleared', progress: 0 })
    },

    stop,
  }
}

function startSimulator(
  { databaseUrl, analyticsUrl }: Engines,
  what: Pick<DemoOrder, 'courseId' | 'isResumed'>,
  log: Log,
): ChildProcess {
  const child = fork(join(content, 'simulated-learners', 'process.ts'), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  if (child.pid !== undefined) setPriority(child.pid, niceness)
  let lastWords = ''
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (lastWords = (lastWords + text).slice(-4_000)))
  child.on('exit', (code, signal) => {
    if (code !== 0 && signal !== 'SIGTERM')
      log.error({ code, signal, lastWords }, 'the demo stopped loading; the next start goes on')
  })
  const order: DemoOrder = { databaseUrl, analyticsUrl, ...what, until: new Date().toISOString() }
  child.send(order)
  return child
}

/** Says every quarter of the way, and the end. */
function milestones(say: Say): (state: DemoState) => void {
  let told = 0
  return ({ stage, progress }) => {
    if (stage === 'loaded')
      say('the demo is complete: 200 simulated learners, labelled as simulated wherever they appear.')
    else if (progress - told >= 0.25) {
      told = progress
      say(`the demo learners move in: ${Math.round(told * 100)} %.`)
    }
  }
}
