/** Door `#retention/web`: Pulse, the page on quality, and the operator's panel of the spine. */
import { school, staff } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { alarmSearch } from './alarms/alarm-search.ts'
import { unitSearch } from './inside/unit-search.ts'
import { qualitySearch } from './quality/quality-search.ts'
import { pulseSearch } from './pulse/pulse-search.ts'
import { waySearch } from './pulse/way-search.ts'
import { words as weeklyMailWords } from './weekly-mail/words.ts'
import { words } from './words.ts'

export { WeeklyMailPart } from './weekly-mail/lazy-part.ts'

export const retentionRoutes = [
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse',
    validateSearch: pulseSearch,
    loader: () => Promise.all([words.load(), weeklyMailWords.load()]),
    component: lazyRouteComponent(() => import('./pulse/PulsePage.tsx'), 'PulsePage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/alarms',
    validateSearch: pulseSearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./alarms/AlarmsPage.tsx'), 'AlarmsPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/alarms/$alarmId',
    validateSearch: alarmSearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./alarms/AlarmPage.tsx'), 'AlarmPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/coming',
    validateSearch: pulseSearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./pulse/ComingPage.tsx'), 'ComingPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/way',
    validateSearch: waySearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./pulse/WayPage.tsx'), 'WayPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/habits',
    validateSearch: pulseSearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./habits/HabitsPage.tsx'), 'HabitsPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/unit/$unitId',
    validateSearch: unitSearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./inside/UnitPage.tsx'), 'UnitPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/pulse/mail',
    loader: () => weeklyMailWords.load(),
    component: lazyRouteComponent(() => import('./weekly-mail/WeeklyMailPage.tsx'), 'WeeklyMailPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/quality',
    validateSearch: qualitySearch,
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./quality/QualityPage.tsx'), 'QualityPage'),
  }),
  createRoute({
    getParentRoute: () => staff,
    path: 'console/spine',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./spine/SpinePage.tsx'), 'SpinePage'),
  }),
] as const

/** For whoever got the weekly mail, signed in or not: a child of `school`. */
export const retentionSchoolRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: 'mail/stop',
    validateSearch: ({ token }: Record<string, unknown>) => ({
      token: typeof token === 'string' ? token.slice(0, 200) : '',
    }),
    loader: () => weeklyMailWords.load(),
    component: lazyRouteComponent(() => import('./weekly-mail/StopMailPage.tsx'), 'StopMailPage'),
  }),
] as const
