import type { Job } from '@banxue/platform/jobs/job'
import type { Imports } from './imports.ts'

/** Due when the school starts, and every half minute: a process that was killed cannot say so itself. */
export const createCoursesJobs = (imports: Imports): Job[] => [
  { name: 'courses.mend_interrupted_imports', everyS: 30, runDue: () => imports.mendInterrupted() },
]
