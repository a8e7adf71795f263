import type { CourseId } from '#courses/contract'
import { requiredUnits } from './done.ts'
import { enrolmentIn } from './enrolment-store.ts'
import { pinnedPage } from './enrolment-view.ts'
import { exportLearning } from './export-of.ts'
import type { Needs } from './needs.ts'
import { forgetPeople, isAnybodyIn } from './person-store.ts'

/** How a learner completed a course. */
export interface CourseCompletion {
  courseVersion: number
  completedAt: Date
  /** `self` where any required unit was only marked as done. */
  by: 'learning' | 'self'
  unitCount: number
}

/** What other slices may ask of learning, through the composition root. */
export function createLearningReads({ db, courses }: Pick<Needs, 'db' | 'courses'>) {
  return {
    /** Null before the course is completed. */
    async completion(learnerId: string, courseId: CourseId): Promise<CourseCompletion | null> {
      const enrolled = await enrolmentIn(db, { personId: learnerId }, courseId)
      if (enrolled === undefined || enrolled.completion === null) return null
      const { outline } = await pinnedPage({ courses }, enrolled)
      return {
        courseVersion: enrolled.version,
        completedAt: enrolled.completion.at,
        by: enrolled.completion.by,
        unitCount: requiredUnits(outline).length,
      }
    },
    /** Whether anybody is enrolled in a course, or has begun it as a guest. */
    hasLearners: (courseId: CourseId): Promise<boolean> => isAnybodyIn(db, courseId),
    /** What is kept of a person, for their export. */
    exportOf: exportLearning({ db }),
    /** Deletes all that these people did. */
    forgetPeople: (personIds: readonly string[]): Promise<void> => forgetPeople(db, personIds),
  }
}
