import { courseConsoleRoutes, courseRoutes } from '@banxue/slices/courses/web'
import { root, school, staff } from '@banxue/ui/shell'
import { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { isWorthRetrying } from '@banxue/ui/rpc'
import { appRoutes } from './routes.ts'

/** Answers stay fresh for a minute; a failed question is asked twice more where that can help. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => failures < 2 && isWorthRetrying(error),
    },
  },
})

/** Every page of the school. */
export const router = createRouter({
  routeTree: root.addChildren([
    school.addChildren([...courseRoutes, ...appRoutes]),
    staff.addChildren([...courseConsoleRoutes]),
  ]),
  context: { queryClient },
  defaultPreload: 'intent',
  // Queries decide what is fresh.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
