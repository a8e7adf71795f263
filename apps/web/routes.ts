import { school } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { words } from './api-docs/words.ts'

/** Pages that belong to no slice. */
export const appRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: 'api/docs',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./api-docs/ApiDocsPage.tsx'), 'ApiDocsPage'),
  }),
] as const
