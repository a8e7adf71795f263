/**
 * Door `@banxue/ui/shell`: where pages are mounted, and the frame around them.
 *
 * A slice's `web/index.ts` exports `xRoutes = [createRoute({ getParentRoute: () => school, path: 'courses/$slug',
 * loader: () => words.load(), component: lazyRouteComponent(() => import('./CoursePage.tsx'), 'CoursePage') })] as const`;
 * `apps/web/router.ts` composes them. Parents:
 * - `root`   nothing around it: the player, signing in
 * - `school` learners' pages: tabs below on a phone, a rail at the left on a desk
 * - `staff`  console pages (`console/…`): a denser rail of what the person may see
 * In loaders `context.queryClient` fetches ahead. Validate searches with a plain function: schemas are heavy.
 */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PageFrame } from './PageFrame.tsx'
import type { Session } from './session.tsx'
import { ForStaff } from './ForStaff.tsx'
import { OfflineBanner, PageFailure, PageMissing } from './states.tsx'

export interface ShellContext {
  queryClient: QueryClient
  /** Who looks at the page, as far as is known when the page is loaded. */
  session: () => Session
}

export const root = createRootRouteWithContext<ShellContext>()({
  component: Root,
  errorComponent: ({ error, reset }) => <PageFailure error={error} retry={reset} />,
  notFoundComponent: PageMissing,
})

/** Parent of learners' pages. */
export const school = createRoute({
  getParentRoute: () => root,
  id: 'school',
  component: () => (
    <PageFrame area="school">
      <Outlet />
    </PageFrame>
  ),
})

/** Parent of console pages; their paths begin with `console/`. */
export const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: () => (
    <PageFrame area="console">
      <ForStaff>
        <Outlet />
      </ForStaff>
    </PageFrame>
  ),
})

export { pageLink, usePageTitle } from './PageFrame.tsx'

function Root() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  useEffect(() => {
    // A new page is announced to readers from its beginning; the first one is where the browser put the focus.
    if (path !== undefined && document.activeElement !== document.body)
      document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
  return (
    <>
      <OfflineBanner />
      <Outlet />
    </>
  )
}
