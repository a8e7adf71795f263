import { useSession } from '@banxue/ui/session'
import { useQuery } from '@tanstack/react-query'
import type { CoursePage } from '#courses/contract'
import { learning } from '../api.ts'
import { nextAction, type Viewer } from './next-action.ts'

/** What the parts of a course page need of the course. */
export type CourseOfPage = Pick<CoursePage, 'id' | 'slug' | 'firstUnitId' | 'outline'>

/** Who looks, what they have done here, and the one thing to do; null until that is known. */
export function useCourseProgress(course: CourseOfPage) {
  const { person } = useSession()
  const viewer: Viewer = person?.kind ?? 'visitor'
  const { data } = useQuery(learning.courseProgress.queryOptions({ input: { courseId: course.id } }))
  const isKnown = viewer === 'visitor' || data !== undefined
  return { viewer, progress: data, action: isKnown ? nextAction(viewer, course.firstUnitId, data) : null }
}
