import type { CourseId } from '@banxue/slices/courses/contract'
import type { School } from '../../apps/server/compose.ts'
import { callerOf, type SimulatedLearner } from './caller.ts'
import { dayOf } from './calendar.ts'
import { endOf, type Life, lifeOf, type Population, populationOn, type Sitting, sittingsOf } from './life.ts'
import { type Era, live } from './live.ts'
import type { Desk } from './sit.ts'
import { livedLearners } from './state-store.ts'

/** No sitting is longer. */
const longestMs = 3_600_000
/** From how far ahead sittings are known to whoever asks who is here; twice the time between two looks. */
const aheadMs = 120_000

interface Present {
  learner: SimulatedLearner
  sitting: Sitting
  courseId: CourseId
}

/**
 * The present of the demo: sittings are lived when they are over, and while they last their learners are there. A
 * desk is opened when it is first needed.
 *
 * @param openDesk on the school's database, to be closed again
 */
export function createToday(open: School, openDesk: () => Desk) {
  let desk: Desk | undefined
  let present: Present[] = []
  const lives: Life[] = []
  const lifeAt = (index: number, population: Population) => (lives[index] ??= lifeOf(index, population))

  async function lookAround(at: Desk, population: Population, now: Date): Promise<Present[]> {
    const known = await livedLearners(open.tables())
    const found: Present[] = []
    for (let index = 0; index < populationOn(dayOf(now) + 1, population); index += 1) {
      const lived = known.get(index)
      if (lived === undefined || lived.hasLeft) continue
      const life = lifeAt(index, population)
      const until = new Date(now.getTime() + longestMs)
      const [sitting] = sittingsOf(index, life, now, until)
      if (sitting === undefined || sitting.at.getTime() > now.getTime() + aheadMs) continue
      const learner = { index, personId: lived.personId, traits: life.traits, watched: new Map() }
      found.push({ learner, sitting, courseId: await courseOf(learner, at.courses) })
    }
    return found
  }

  /** Where they are learning: the course they have not finished, else the one they came for. */
  async function courseOf(learner: SimulatedLearner, courses: readonly CourseId[]): Promise<CourseId> {
    const enrolments = await callerOf(open, learner).learning.listEnrolments()
    const unfinished = enrolments.find(({ courseId, next }) => courses.includes(courseId) && next !== null)
    return unfinished?.courseId ?? courses[learner.traits.course] ?? (courses[0] as CourseId)
  }

  return {
    /** Lets everybody live up to now; short, where it was done a minute ago. */
    async liveUntil(era: Era): Promise<void> {
      desk ??= openDesk()
      await live([desk], era)
      present = await lookAround(desk, era.population, era.until)
    },
    /** Lets those who learn now say that they are here, as a browser does every 15 s. */
    async beat(now: Date): Promise<void> {
      for (const { learner, sitting, courseId } of present)
        if (sitting.at <= now && now < endOf(sitting))
          await callerOf(open, learner).learning.beat({ courseId })
    },
    async close(): Promise<void> {
      present = []
      await desk?.school.close()
      desk = undefined
    },
  }
}
