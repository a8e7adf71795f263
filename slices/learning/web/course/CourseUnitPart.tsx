import { unitRow, type UnitSource } from '@banxue/ui/first/course'
import { useFormats, useLanguage, useWords } from '@banxue/ui/words'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { UnitState } from '#learning/contract'
import { words } from '../words.ts'
import { isOpenTo } from './next-action.ts'
import { type CourseOfPage, useCourseProgress } from './useCourseProgress.ts'

interface CourseUnitPartProps {
  course: CourseOfPage
  unit: UnitSource
  /** Place in the course, from 0. */
  index: number
}

/** A row of a course's outline with what the learner has done of it; an open unit leads into the player. */
export function CourseUnitPart({ course, unit, index }: CourseUnitPartProps) {
  const language = useLanguage()
  const { viewer, progress } = useCourseProgress(course)
  const state = progress?.units.find((one) => one.unitId === unit.id)
  const isOpen =
    viewer !== 'visitor' && isOpenTo(viewer, progress?.enrolment != null, unit.id === course.firstUnitId)
  const mark = state === undefined ? 'open' : state.completedAt === null ? markOf(state) : 'done'
  return unitRow({
    unit,
    index,
    language,
    mark: state === undefined ? undefined : <Mark number={index + 1} state={state} />,
    ...(mark === 'open' ? {} : { state: mark }),
    ...(isOpen
      ? {
          link: (props) => (
            <Link
              to="/learn/$courseId/$unitId"
              params={{ courseId: course.id, unitId: unit.id }}
              {...props}
            />
          ),
        }
      : {}),
  })
}

const markOf = (state: UnitState) => (state.openedAt === null ? 'open' : 'begun')

function Mark({ number, state }: { number: number; state: UnitState }) {
  const t = useWords(words)
  const { percent } = useFormats()
  if (state.completedAt !== null)
    return (
      <>
        <IconCheck size={16} stroke={2.25} aria-hidden />
        <span className="unseen">{state.completedBy === 'self' ? t('doneBySelf') : t('done')}</span>
      </>
    )
  return (
    <>
      {number}
      {state.openedAt !== null && (
        <span className="unseen">{t('doneShare', { share: percent(state.progress) })}</span>
      )}
    </>
  )
}
