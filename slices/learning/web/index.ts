/**
 * Door `#learning/web`: the player, today's page, my courses, and the parts of a course page.
 *
 * - `TodayPage` stands at "/" for members; load `learningWords` beside it.
 * - `CourseActionPart` and `CourseUnitPart` take `course`, the course page's own answer, and fit the two places
 *   that `courseView` leaves for them: `actions` and `unit`. They are fetched apart: `await CourseActionPart.preload()`
 *   and `CourseUnitPart.preload()`, with `learningWords.load()`, in the course page's loader, so that they never suspend it.
 */
import { root, school } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { learning } from './api.ts'
import { words } from './words.ts'

export const learningRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: 'learn',
    loader: ({ context }) =>
      Promise.all([words.load(), context.queryClient.prefetchQuery(learning.listEnrolments.queryOptions())]),
    component: lazyRouteComponent(() => import('./today/LearnPage.tsx'), 'LearnPage'),
  }),
] as const

/** Pages without the frame: nothing calls a learner off. */
export const playerRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: 'learn/$courseId/$unitId',
    // Somebody signed up to go on with the course: it is joined on arrival, without another question.
    validateSearch: (search): { join?: true } => (search['join'] === true ? { join: true } : {}),
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./player/PlayerPage.tsx'), 'PlayerPage'),
  }),
] as const

export const TodayPage = lazyRouteComponent(() => import('./today/TodayPage.tsx'), 'TodayPage')
export const CourseActionPart = lazyRouteComponent(
  () => import('./course/CourseActionPart.tsx'),
  'CourseActionPart',
)
export const CourseUnitPart = lazyRouteComponent(
  () => import('./course/CourseUnitPart.tsx'),
  'CourseUnitPart',
)
export { words as learningWords }
