import { staff } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { words } from './words.ts'

/** Importing a course, and one import with its report. */
export const importRoutes = [
  createRoute({
    getParentRoute: () => staff,
    path: 'console/courses/import',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/courses/import/$importId',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./ImportStatePage.tsx'), 'ImportStatePage'),
  }),
] as const
