import type { CourseId } from '@banxue/slices/courses/contract'
import type { School } from '../../apps/server/compose.ts'
import { type SimulatedLearner, sit } from './learner.ts'
import { drawSittings, joinsAt, type Sitting } from './life.ts'
import type { MovedClock } from './moved-clock.ts'
import { randomOf } from './random.ts'
import { drawTraits } from './traits.ts'

export const learnerCount = 200
const dayCount = 60
const dayMs = 86_400_000

interface Plan {
  school: School
  clock: MovedClock
  courseId: CourseId
  /** Moment up to which learners have lived. */
  until: Date
  /** Told a share from 0 to 1 after each learner. */
  onProgress: (share: number) => Promise<void>
}

/**
 * Two hundred learners move in with sixty days of life each, one after the other. The log's months are made
 * for the past first; what is in it stays in the order of its ids.
 */
export async function moveIn({ school, clock, courseId, until, onProgress }: Plan): Promise<void> {
  const from = new Date(Math.floor(until.getTime() / dayMs) * dayMs - (dayCount - 1) * dayMs)
  clock.set(from)
  await school.spine.prepare()
  for (let index = 0; index < learnerCount; index += 1) {
    const random = randomOf(7_001 + index)
    const traits = drawTraits(random)
    const at = joinsAt(traits, from)
    if (at < until) {
      clock.set(at)
      const personId = await school.identity.reads.registerSimulated({
        name: traits.name,
        language: traits.language,
        zone: traits.zone,
        at,
      })
      const learner: SimulatedLearner = { personId, traits, random }
      await live({ school, clock, courseId }, learner, drawSittings(traits, random, from, until))
      // Enrolled and never begun: somebody who wanted to, once.
      if (!traits.begins) await sit({ school, clock, courseId }, learner, { at, steps: 0 })
    }
    await onProgress((index + 1) / learnerCount)
  }
}

async function live(
  needs: { school: School; clock: MovedClock; courseId: CourseId },
  learner: SimulatedLearner,
  sittings: readonly Sitting[],
) {
  for (const sitting of sittings) await sit(needs, learner, sitting)
}
