/** Door `#courses/web`: the start, the catalogue, the course page, and the console's list of courses. */
import { school, type ShellContext, staff } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { CourseActionPart, CourseUnitPart, learningWords, TodayPage } from '#learning/web'
import { courses } from './api.ts'
import { importRoutes } from './import/index.ts'
import { mediaRoutes } from './media/index.ts'
import { words } from './words.ts'

export const courseRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: '/',
    loader: ({ context }) =>
      context.session().person === null
        ? loadCatalogue(context)
        : Promise.all([learningWords.load(), TodayPage.preload?.()]),
    component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'courses',
    loader: ({ context }) => loadCatalogue(context),
    component: lazyRouteComponent(() => import('./CataloguePage.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'courses/$slug',
    loader: ({ context, params: { slug } }) =>
      Promise.all([
        learningWords.load(),
        context.queryClient.prefetchQuery(courses.coursePage.queryOptions({ input: { slug } })),
        CourseActionPart.preload?.(),
        CourseUnitPart.preload?.(),
      ]),
    component: lazyRouteComponent(() => import('./CoursePage.tsx'), 'CoursePage'),
  }),
] as const

export const courseConsoleRoutes = [
  createRoute({
    getParentRoute: () => staff,
    path: 'console/courses',
    validateSearch: (search): { find?: string } =>
      typeof search['find'] === 'string' ? { find: search['find'] } : {},
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./CoursesConsolePage.tsx'), 'CoursesConsolePage'),
  }),
  ...importRoutes,
  ...mediaRoutes,
] as const

const loadCatalogue = ({ queryClient }: ShellContext) =>
  queryClient.prefetchQuery(courses.catalogue.queryOptions())
