import { staff } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { words } from './words.ts'

/** The school's recordings, and one of them. */
export const mediaRoutes = [
  createRoute({
    getParentRoute: () => staff,
    path: 'console/courses/videos',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./MediaPage.tsx'), 'MediaPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/courses/videos/$mediaId',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./MediaItemPage.tsx'), 'MediaItemPage'),
  }),
] as const
