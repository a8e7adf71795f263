/** Door `#courses/web`: the catalogue, the course page, the console's list of courses. */
import { school, staff } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { courses } from './api.ts'
import { words } from './words.ts'

export const courseRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: '/',
    loader: ({ context }) =>
      Promise.all([words.load(), context.queryClient.prefetchQuery(courses.catalogue.queryOptions())]),
    component: lazyRouteComponent(() => import('./CataloguePage.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'courses',
    loader: ({ context }) =>
      Promise.all([words.load(), context.queryClient.prefetchQuery(courses.catalogue.queryOptions())]),
    component: lazyRouteComponent(() => import('./CataloguePage.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'courses/$slug',
    loader: ({ context, params }) =>
      Promise.all([
        words.load(),
        context.queryClient.prefetchQuery(courses.coursePage.queryOptions({ input: { slug: params.slug } })),
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
] as const
