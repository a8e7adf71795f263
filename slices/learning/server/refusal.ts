import type { CourseId } from '#courses/contract'

type Refused = 'not_found' | 'not_enrolled' | 'guests_first_unit_only' | 'bad_answer'

/** The constructors of the errors that every procedure in a course may answer with. */
interface Refusals {
  NOT_FOUND(): Error
  NOT_ENROLLED(options: { data: { courseId: CourseId } }): Error
  GUESTS_FIRST_UNIT_ONLY(): Error
  BAD_ANSWER(): Error
}

/** The coded error for why something in a course was refused. */
export function refusal(errors: Refusals, kind: Refused, courseId: CourseId): Error {
  switch (kind) {
    case 'not_found':
      return errors.NOT_FOUND()
    case 'not_enrolled':
      return errors.NOT_ENROLLED({ data: { courseId } })
    case 'guests_first_unit_only':
      return errors.GUESTS_FIRST_UNIT_ONLY()
    case 'bad_answer':
      return errors.BAD_ANSWER()
  }
}
