import { join } from 'node:path'
import type { Log } from '@banxue/platform/log/log'
import type { CourseId } from '@banxue/slices/courses/contract'
import { openDesk } from '../../content/simulated-learners/desk.ts'
import type { Population } from '../../content/simulated-learners/life.ts'
import {
  type DemoState,
  readDemoState,
  writeDemoState,
} from '../../content/simulated-learners/state-store.ts'
import { createToday } from '../../content/simulated-learners/today.ts'
import type { School } from './compose.ts'
import type { DataFolder } from './data-folder.ts'
import { demoCourses } from './demo-courses.ts'
import { createSimulator, type DemoNews } from './demo-simulator.ts'
import type { Engines } from './engines.ts'

/** What lies further back than this is lived by the process beside the school, not within it. */
const longTickMs = 1_800_000
/** After a longer absence of the school only this much of it is lived, the latest. */
const longestAbsenceMs = 90 * 86_400_000

interface Needs {
  engines: Engines
  folder: DataFolder
  log: Log
}

/** How the demo's learners live: through the past in a process of their own, in the present within the school. */
export function createDemoLife({ engines, folder, log }: Needs) {
  const { databaseUrl, analyticsUrl, storage } = engines
  const simulator = createSimulator(log)
  const workFolder = join(folder.path, 'work', 'demo')
  let today: ReturnType<typeof createToday> | undefined
  let ticking = Promise.resolve()
  let isEnding = false

  const life = {
    /** Lets everybody live up to an instant, in the process beside the school. */
    simulate(
      school: School,
      state: DemoState,
      { until, movesOutFirst }: { until: Date; movesOutFirst: boolean },
      onNews: (news: DemoNews) => void,
    ): void {
      const after = spanFrom(state.livedUntil, until)?.toISOString() ?? null
      const [courses, population] = [coursesOf(school), populationOf(state)]
      const span = { after, until: until.toISOString(), movesOutFirst }
      simulator.start({ databaseUrl, analyticsUrl, courses, population, ...span }, onNews)
    },

    /** Lets everybody who has moved in live up to now. */
    async liveOn(school: School, now: Date): Promise<void> {
      if (isEnding || simulator.isRunning()) return
      ticking = tick(school, now)
      await ticking
    },

    /** Lets those who learn now say that they are here. */
    beat: async (now: Date): Promise<void> => today?.beat(now),

    async stop(): Promise<void> {
      isEnding = true
      await simulator.stop()
      await ticking.catch(() => undefined)
      await today?.close()
      today = undefined
    },
  }

  async function tick(school: School, now: Date): Promise<void> {
    const state = await readDemoState(school.tables())
    const { stage, livedUntil } = state
    if (stage !== 'loaded' || livedUntil === null) return
    if (now.getTime() - livedUntil.getTime() > longTickMs) {
      life.simulate(school, state, { until: now, movesOutFirst: false }, () => undefined)
      return
    }
    const courses = coursesOf(school)
    today ??= createToday(school, () => openDesk({ databaseUrl, analyticsUrl, storage, workFolder, courses }))
    await today.liveUntil({ population: populationOf(state), after: livedUntil, until: now })
    await writeDemoState(school.tables(), { ...state, stage, livedUntil: now })
  }
  return life
}

/** The ids of the demo's courses, in the order that learners choose from. */
export const coursesOf = (school: School): CourseId[] =>
  demoCourses.map((key) => school.courses.reads.idOf(key))

const populationOf = ({ learners, beganOn }: DemoState): Population => ({
  learners,
  beganOn: beganOn ?? 0,
  courseCount: demoCourses.length,
})

function spanFrom(livedUntil: Date | null, until: Date): Date | null {
  const earliest = new Date(until.getTime() - longestAbsenceMs)
  return livedUntil === null || livedUntil > earliest ? livedUntil : earliest
}
