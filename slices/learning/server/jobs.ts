import type { Job } from '@banxue/platform/jobs/job'
import type { Needs } from './needs.ts'
import { forgetBeats } from './presence-store.ts'

/** What learning does by the clock. */
export function createLearningJobs({ db }: Pick<Needs, 'db'>): Job[] {
  return [{ name: 'learning.forget_beats', everyS: 60, runDue: (now) => forgetBeats(db, now) }]
}
