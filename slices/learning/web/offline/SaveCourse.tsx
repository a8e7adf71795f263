import { useLocal, useWords } from '@banxue/ui/words'
import type { CourseProgress } from '#learning/contract'
import type { CourseOfPage } from '../course/useCourseProgress.ts'
import { offlineWords } from './words.ts'
import { offersOf } from './offers.ts'
import { SavePanel } from './SavePanel.tsx'

interface SaveCourseProps {
  course: CourseOfPage
  progress: CourseProgress
  /** Guests have the first unit. */
  isGuest: boolean
}

/** On a course page: what comes next, to be taken along. */
export function SaveCourse({ course, progress, isGuest }: SaveCourseProps) {
  const t = useWords(offlineWords)
  const local = useLocal()
  const done = new Set(progress.units.flatMap((unit) => (unit.completedAt === null ? [] : [unit.unitId])))
  const choices = offersOf(progress.outline, done, progress.enrolment?.next?.place.unitId ?? null)
  const open = isGuest
    ? choices.filter(({ units }) => units.every(({ id }) => id === course.firstUnitId))
    : choices
  const offers = open.map(({ units, module }) => ({
    units,
    label:
      module === undefined
        ? t('next', { count: units.length })
        : t('module', { module: local(module.title) }),
  }))
  return <SavePanel courseId={course.id} slug={course.slug} offers={offers} />
}
