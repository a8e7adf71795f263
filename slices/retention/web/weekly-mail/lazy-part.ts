import { lazy } from 'react'

/** Few read the weekly mail: the others do not load its switch. */
export const WeeklyMailPart = lazy(() =>
  import('./WeeklyMailPart.tsx').then((file) => ({ default: file.WeeklyMailPart })),
)
