import { courseConsoleRoutes, courseRoutes } from '@banxue/slices/courses/web'
import { doorRoutes, identityConsoleRoutes, identityRoutes } from '@banxue/slices/identity/web'
import { growthRoutes } from '@banxue/slices/growth/web'
import { learningRoutes, playerRoutes } from '@banxue/slices/learning/web'
import { retentionRoutes, retentionSchoolRoutes } from '@banxue/slices/retention/web'
import { isWorthRetrying } from '@banxue/ui/rpc'
import { root, school, staff } from '@banxue/ui/shell'
import { Loading, PartFailure } from '@banxue/ui/states'
import { onlineManager, QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { identity } from './api.ts'
import { appRoutes } from './routes.ts'

/**
 * Answers stay fresh for a minute; a failed question is asked twice more where that can help. Without a network a
 * question fails at once instead of waiting for one, so that pages can say so, or show what is on the device.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (failures, error) => failures < 2 && navigator.onLine && isWorthRetrying(error),
    },
    mutations: { networkMode: 'always' },
  },
})

// It takes for granted that a page begins with a network, and then would not hear that one is back.
onlineManager.setOnline(navigator.onLine)

/** Who looks at the page; known before the router loads anything. */
function session() {
  const me = queryClient.getQueryData(identity.me.queryKey())
  if (me === undefined) throw new Error('The session is read before it is known.')
  return me
}

/** Every page of the school. */
export const router = createRouter({
  routeTree: root.addChildren([
    school.addChildren([
      ...courseRoutes,
      ...learningRoutes,
      ...growthRoutes,
      ...identityRoutes,
      ...retentionSchoolRoutes,
      ...appRoutes,
    ]),
    staff.addChildren([...courseConsoleRoutes, ...identityConsoleRoutes, ...retentionRoutes]),
    ...playerRoutes,
    ...doorRoutes,
  ]),
  context: { queryClient, session },
  defaultPendingComponent: Loading,
  defaultErrorComponent: PartFailure,
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
