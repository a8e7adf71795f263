import type { CourseId } from '@banxue/slices/courses/contract'
import type { School } from '../../apps/server/compose.ts'
import { forgetCourseEvents, forgetLived, forgetSimulatedEvents, simulatedPeople } from './state-store.ts'

/** Takes away every simulated person and all that they did, in every slice, the log and analytics. */
export async function clearLearners(school: School): Promise<void> {
  await forgetLived(school.tables())
  const people = await simulatedPeople(school.tables())
  if (people.length === 0) return
  await school.learning.reads.forgetPeople(people)
  await school.growth.reads.forgetPeople(people)
  await school.identity.reads.clearSimulated()
  await forgetSimulatedEvents(school.tables())
  await school.spine.forgetSimulated()
  await school.rebuild()
}

/** The same, and the demo's courses where no real learner is in them. */
export async function clearDemo(
  school: School,
  sourceKeys: readonly string[],
  say: (words: string) => void,
): Promise<void> {
  say('taking away the simulated learners …')
  await clearLearners(school)
  say('taking away the demo courses …')
  for (const courseId of sourceKeys.map((key) => school.courses.reads.idOf(key))) {
    if (await school.learning.reads.hasLearners(courseId)) say('a course stays: real learners are in it.')
    else await clearCourse(school, courseId)
  }
  await school.rebuild()
}

/** Takes away a course and the recordings that nothing else shows. */
async function clearCourse(school: School, courseId: CourseId): Promise<void> {
  const recordings = await recordingsOf(school, courseId)
  await school.courses.reads.removeCourse(courseId)
  await forgetCourseEvents(school.tables(), courseId)
  const shown = await school.courses.reads.mediaTitles(recordings)
  for (const mediaId of recordings) if (!shown.has(mediaId)) await school.media.remove(mediaId)
}

async function recordingsOf({ courses }: School, courseId: CourseId): Promise<string[]> {
  const page = await courses.reads.newest(courseId)
  const units = page?.outline.modules.flatMap((module) => module.units) ?? []
  const revisions = await Promise.all(units.map(({ revision }) => courses.reads.revision(revision)))
  const steps = revisions.flatMap((revision) => revision?.steps ?? [])
  return [...new Set(steps.flatMap(({ content }) => (content.kind === 'video' ? content.mediaId : [])))]
}
