/** Door `#growth/web`: certificates, one's own and anyone's who gives the code. */
import { school } from '@banxue/ui/shell'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { words } from './words.ts'

export const growthRoutes = [
  createRoute({
    getParentRoute: () => school,
    path: 'certificates',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./CertificatesPage.tsx'), 'CertificatesPage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'certificates/$courseId',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./CertificatePage.tsx'), 'CertificatePage'),
  }),
  createRoute({
    getParentRoute: () => school,
    path: 'verify/$code',
    loader: () => words.load(),
    component: lazyRouteComponent(() => import('./VerifyPage.tsx'), 'VerifyPage'),
  }),
] as const
