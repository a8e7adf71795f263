/** Door `#identity/web`: signing in and up, one's account, the school's people and settings, the demo's doors. */
import { root, school, staff } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { words as firstHourWords } from './first-hour/words.ts'
import { looksSearch } from './my-data/looks-search.ts'
import { words as myDataWords } from './my-data/words.ts'
import { wayOn } from './way-on.ts'
import { words } from './words.ts'

export { ComingErasure } from './my-data/lazy-coming.ts'
export { useMe, useNewSession } from './useMe.ts'

const loader = () => words.load()
const firstHourLoad = () => Promise.all([words.load(), firstHourWords.load()])
const bothLoad = () => Promise.all([words.load(), myDataWords.load()])
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')
const tokenIn = (search: Record<string, unknown>) => ({ token: text(search.token) })

/** Pages without the frame: children of `root`. */
export const doorRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: 'sign-in',
    loader,
    validateSearch: wayOn,
    component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'sign-up',
    loader,
    validateSearch: wayOn,
    component: lazyRouteComponent(() => import('./SignUpPage.tsx'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'forgot',
    loader,
    component: lazyRouteComponent(() => import('./ForgotPage.tsx'), 'ForgotPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'reset',
    loader,
    validateSearch: tokenIn,
    component: lazyRouteComponent(() => import('./ResetPage.tsx'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'claim',
    loader,
    validateSearch: tokenIn,
    component: lazyRouteComponent(() => import('./ClaimPage.tsx'), 'ClaimPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'join',
    loader: firstHourLoad,
    validateSearch: tokenIn,
    component: lazyRouteComponent(() => import('./first-hour/JoinPage.tsx'), 'JoinPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'demo',
    loader,
    validateSearch: wayOn,
    component: lazyRouteComponent(() => import('./DemoPage.tsx'), 'DemoPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'mailbox',
    loader,
    component: lazyRouteComponent(() => import('./MailboxPage.tsx'), 'MailboxPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: 'gone',
    loader: bothLoad,
    // They were deleted while this page stood open somewhere else.
    validateSearch: ({ elsewhere }): { elsewhere?: true } => (elsewhere === true ? { elsewhere } : {}),
    component: lazyRouteComponent(() => import('./my-data/GonePage.tsx'), 'GonePage'),
  }),
] as const

/** The account: a child of `school`. */
export const identityRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: 'me',
    loader: bothLoad,
    component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'me/data',
    loader: bothLoad,
    component: lazyRouteComponent(() => import('./my-data/MyDataPage.tsx'), 'MyDataPage'),
  }),
] as const

/** The admin's pages: children of `staff`. */
export const identityConsoleRoutes = [
  createRoute({
    getParentRoute: () => staff,
    path: 'console/school',
    loader: firstHourLoad,
    component: lazyRouteComponent(() => import('./SchoolPage.tsx'), 'SchoolPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/school/start',
    loader: firstHourLoad,
    component: lazyRouteComponent(() => import('./first-hour/FirstHourPage.tsx'), 'FirstHourPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/school/invitations',
    loader: firstHourLoad,
    component: lazyRouteComponent(() => import('./first-hour/InvitationsPage.tsx'), 'InvitationsPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/school/people',
    loader: bothLoad,
    validateSearch: (search: Record<string, unknown>): { search?: string } =>
      text(search.search) === '' ? {} : { search: text(search.search) },
    component: lazyRouteComponent(() => import('./PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/school/looks',
    loader: bothLoad,
    validateSearch: looksSearch,
    component: lazyRouteComponent(() => import('./my-data/LooksPage.tsx'), 'LooksPage'),
  }),
] as const
