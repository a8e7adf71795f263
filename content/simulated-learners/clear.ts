import type { School } from '../../apps/server/compose.ts'
import { forgetCourseEvents, forgetSimulatedEvents, simulatedPeople } from './state-store.ts'

/** Takes away every simulated person and all that they did, in every slice, the log and analytics. */
export async function clearLearners(school: School): Promise<void> {
  const people = await simulatedPeople(school.tables())
  if (people.length === 0) return
  await school.learning.reads.forgetPeople(people)
  await school.growth.reads.forgetPeople(people)
  await school.identity.reads.clearSimulated()
  await forgetSimulatedEvents(school.tables())
  await school.spine.forgetSimulated()
  await school.rebuild()
}

/** The same, and the demo's course where no real learner is in it. */
export async function clearDemo(
  school: School,
  sourceKey: string,
  say: (words: string) => void,
): Promise<void> {
  say('taking away the simulated learners …')
  await clearLearners(school)
  say('taking away the demo course …')
  const courseId = school.courses.reads.idOf(sourceKey)
  if (await school.learning.reads.hasLearners(courseId)) say('the course stays: real learners are in it.')
  else {
    await school.courses.reads.removeCourse(courseId)
    await forgetCourseEvents(school.tables(), courseId)
    await school.rebuild()
  }
}
