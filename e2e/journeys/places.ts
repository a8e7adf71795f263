import type { Screen } from './screen.ts'
import { call } from './people.ts'

/** What a journey needs of a course's outline. */
export interface CourseOutline {
  id: string
  firstUnitId: string
  outline: {
    modules: {
      title: Record<string, string>
      units: { id: string; title: Record<string, string>; steps: { id: string; kind: string }[] }[]
    }[]
  }
}

/** Whoever is signed in on the screen joins a course. */
export async function enrol(screen: Screen, slug: string): Promise<CourseOutline> {
  const course = (await call(screen, 'courses/coursePage', { slug })) as CourseOutline
  await call(screen, 'learning/enrol', { courseId: course.id })
  return course
}
