import { lazy } from 'react'

/** Few are going to be deleted: the others do not load what says so. */
export const ComingErasure = lazy(() =>
  import('./ComingErasure.tsx').then((file) => ({ default: file.ComingErasure })),
)
