import type { CourseId } from '@banxue/slices/courses/contract'
import type { Storage } from '@banxue/platform/files/storage'
import { silentLog } from '@banxue/platform/log/log'
import { composeSchool } from '../../apps/server/compose.ts'
import { createMovedClock } from './moved-clock.ts'
import type { Desk } from './sit.ts'

interface Needs {
  databaseUrl: string
  analyticsUrl: string
  storage: Storage
  workFolder: string
  courses: readonly CourseId[]
}

/** Opens a school on the school's database whose clock stands where the simulator puts it; to be closed again. */
export function openDesk({ courses, ...needs }: Needs): Desk {
  const clock = createMovedClock(new Date(0))
  const school = composeSchool({
    ...needs,
    clock,
    log: silentLog,
    mailer: null,
    publicUrl: 'http://127.0.0.1',
    secret: 'nobody signs in here: learners are made, not let in',
    importLimitBytes: 1,
    demo: { isOn: () => true, progress: () => null },
    poolSize: 2,
  })
  return { school, clock, courses }
}
