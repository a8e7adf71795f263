import { join } from 'node:path'
import type { Job } from '@banxue/platform/jobs/job'
import type { Log } from '@banxue/platform/log/log'
import type { Role } from '@banxue/slices/identity/contract'
import { dayOf } from '../../content/simulated-learners/calendar.ts'
import { historyDays } from '../../content/simulated-learners/life.ts'
import {
  absentDemo,
  type DemoState,
  readDemoState,
  writeDemoState,
} from '../../content/simulated-learners/state-store.ts'
import type { School } from './compose.ts'
import type { DataFolder } from './data-folder.ts'
import { demoCourses } from './demo-courses.ts'
import { coursesOf, createDemoLife } from './demo-life.ts'
import type { Engines } from './engines.ts'

const content = join(import.meta.dirname, '..', '..', 'content')

type Say = (words: string) => void

interface Needs {
  isWanted: boolean
  /** Learners of the first ninety days. */
  learners: number
  engines: Engines
  folder: DataFolder
  log: Log
}

export type Demo = ReturnType<typeof createDemo>

/** The demo's courses and its simulated learners, who move in in the background and then live on. */
export function createDemo({ isWanted, learners, ...needs }: Needs) {
  let state: DemoState = absentDemo
  let open: School | undefined
  let movesOutFirst = false
  const life = createDemoLife(needs)

  return {
    isOn: () => state.stage === 'loading' || state.stage === 'loaded',
    progress: () => (state.stage === 'loading' ? state.progress : null),
    jobs: [
      {
        name: 'demo.live_on',
        everyS: 60,
        async runDue(now) {
          if (isWanted && open !== undefined && state.stage === 'loaded') await life.liveOn(open, now)
        },
      },
      { name: 'demo.beat', everyS: 15, runDue: (now) => life.beat(now) },
    ] satisfies Job[],

    /** Puts the courses in place on the first start of a school that wants a demo. */
    async prepare(school: School): Promise<void> {
      open = school
      state = await readDemoState(school.tables())
      if (!isWanted || (state.stage !== 'absent' && state.stage !== 'loading')) return
      await importCourses(school)
      if (state.beganOn !== null) return
      movesOutFirst = state.stage === 'loading'
      state = await begin(school, learners)
    },

    /** The demo's instructor teaches the demo's courses; the person is made anew after every clearing. */
    async welcome(role: Role, personId: string): Promise<void> {
      if (role !== 'instructor' || open === undefined) return
      for (const courseId of coursesOf(open)) await open.courses.reads.teach(courseId, personId)
    },

    /** Makes the learners in the background; goes on where an earlier start was ended. */
    load(say: Say): void {
      if (!isWanted || state.stage !== 'loading' || open === undefined) return
      say('the demo learners move in, in the background; the school is open meanwhile.')
      const tell = milestones(say)
      const until = new Date()
      life.simulate(open, state, { until, movesOutFirst }, (news) => {
        state =
          'done' in news
            ? { ...state, stage: 'loaded', progress: 1, livedUntil: until }
            : { ...state, progress: news.progress }
        tell(state)
      })
    },

    /** Takes away the courses, the learners and all they did. */
    async clear(say: Say): Promise<void> {
      await life.stop()
      if (open === undefined) return
      const { clearDemo } = await import('../../content/simulated-learners/clear.ts')
      await clearDemo(open, demoCourses, say)
      const cleared = { ...absentDemo, stage: 'cleared', learners } as const
      await writeDemoState(open.tables(), cleared)
      state = cleared
    },

    stop: () => life.stop(),
  }
}

/** The ninety days that the demo begins with end today. */
async function begin(school: School, learners: number): Promise<DemoState> {
  const beganOn = dayOf(new Date()) - historyDays + 1
  const first = { stage: 'loading', progress: 0, learners, beganOn, livedUntil: null } as const
  await writeDemoState(school.tables(), first)
  return first
}

async function importCourses(school: School): Promise<void> {
  for (const key of demoCourses) {
    const name = key.replace('markdown:', '')
    const { state, failure } = await school.courses.reads.importPath(join(content, name), { actorId: null })
    if (state !== 'done')
      throw new Error(
        `The demo course ${name} cannot be imported: ${failure?.code ?? state} at ${failure?.place ?? ''}.`,
      )
  }
}

/** Says every quarter of the way, and the end. */
function milestones(say: Say): (state: DemoState) => void {
  let told = 0
  return ({ stage, progress, learners }) => {
    if (stage === 'loaded')
      say(`the demo is complete: ${learners} simulated learners, labelled as simulated wherever they appear.`)
    else if (progress - told >= 0.25) {
      told = progress
      say(`the demo learners move in: ${Math.round(told * 100)} %.`)
    }
  }
}
