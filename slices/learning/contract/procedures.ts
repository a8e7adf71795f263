import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { may } from '#identity/contract'
import { noteProcedures } from './notes.ts'
import {
  CourseProgress,
  Enrolment,
  Progressed,
  StepState,
  TakenUnit,
  UnitState,
  UnitView,
} from './progress.ts'
import { Answer, Feedback } from './steps.ts'
import { Receipt } from './receipt.ts'
import { SyncAnswer, SyncRequest } from './sync.ts'

/** What a learner can be told; `message` is for logs, the screen words each code itself. */
export const learningErrors = {
  NOT_ENROLLED: {
    status: 403,
    message: 'The learner is not enrolled in this course.',
    data: z.object({ courseId: CourseId }),
  },
  GUESTS_FIRST_UNIT_ONLY: { status: 403, message: 'Guests have the first unit; an account has the rest.' },
  BAD_ANSWER: { status: 422, message: 'The answer does not fit the question.' },
} as const

const noteContract = {
  ...noteProcedures,
  saveNote: noteProcedures.saveNote.errors(learningErrors),
}

const inUnit = z.object({ courseId: CourseId, unitId: UnitId })
const inStep = inUnit.extend({ stepId: StepId })

export const learningContract = {
  ...noteContract,
  /** Everything the learner is enrolled in, the most recent first. */
  listEnrolments: may('learning.try').route({ method: 'GET', path: '/learning' }).output(z.array(Enrolment)),
  enrol: may('learning.take')
    .route({ method: 'POST', path: '/learning/{courseId}' })
    .input(z.object({ courseId: CourseId }))
    .output(Enrolment),
  courseProgress: may('courses.visit')
    .route({ method: 'GET', path: '/learning/{courseId}' })
    .input(z.object({ courseId: CourseId }))
    .output(CourseProgress),
  /** Opens a unit: enrols a guest in nothing but the first unit; a member must be enrolled. */
  openUnit: may('learning.try')
    .route({ method: 'POST', path: '/learning/{courseId}/units/{unitId}/open' })
    .input(inUnit)
    .output(UnitView)
    .errors(learningErrors),
  /** The same view without opening: what is fetched ahead counts for nothing. */
  previewUnit: may('learning.try')
    .route({ method: 'GET', path: '/learning/{courseId}/units/{unitId}' })
    .input(inUnit)
    .output(UnitView)
    .errors(learningErrors),
  /**
   * The unit with the keys of its questions, to be kept on a device for days without a network. Opens nothing; what
   * is answered by these keys is graded again on arrival.
   */
  takeAlong: may('learning.try')
    .route({ method: 'GET', path: '/learning/{courseId}/units/{unitId}/along' })
    .input(inUnit)
    .output(TakenUnit)
    .errors(learningErrors),
  /** Reading time of one page life and whether the end was reached; repeats change nothing. */
  recordReading: may('learning.try')
    .route({ method: 'POST', path: '/learning/{courseId}/units/{unitId}/steps/{stepId}/reading' })
    .input(
      inStep.extend({ pageId: z.uuid(), visibleS: z.number().min(0).max(86_400), reachedEnd: z.boolean() }),
    )
    .output(Progressed)
    .errors(learningErrors),
  /** Grades an answer; `attemptId` is made by the browser, a repeat answers the same. */
  answer: may('learning.try')
    .route({ method: 'POST', path: '/learning/{courseId}/units/{unitId}/steps/{stepId}/answers' })
    .input(inStep.extend({ attemptId: z.uuid(), answer: Answer, elapsedS: z.number().min(0).max(86_400) }))
    .output(Progressed.extend({ feedback: Feedback }))
    .errors(learningErrors),
  /** Keeps a half-written answer; the later `typedAt` (device time, corrected) wins, the loser waits for one undo. */
  saveDraft: may('learning.try')
    .route({ method: 'PUT', path: '/learning/{courseId}/units/{unitId}/steps/{stepId}/draft' })
    .input(inStep.extend({ answer: Answer, typedAt: z.date(), sentAt: z.date() }))
    .output(StepState)
    .errors(learningErrors),
  undoDraft: may('learning.try')
    .route({ method: 'POST', path: '/learning/{courseId}/units/{unitId}/steps/{stepId}/draft/undo' })
    .input(inStep.extend({ order: z.int().nonnegative().optional() }))
    .output(StepState)
    .errors(learningErrors),
  savePosition: may('learning.try')
    .route({ method: 'PUT', path: '/learning/{courseId}/units/{unitId}/position' })
    .input(
      inStep.extend({
        atS: z.number().min(0).max(86_400).nullable().default(null).describe('media second'),
        at: z.date(),
        sentAt: z.date(),
      }),
    )
    .output(z.object({}))
    .errors(learningErrors),
  /** Completes a unit with `by: self`; never a learning act. */
  markDone: may('learning.take')
    .route({ method: 'POST', path: '/learning/{courseId}/units/{unitId}/done' })
    .input(inUnit)
    .output(UnitState)
    .errors(learningErrors),
  moveUp: may('learning.take')
    .route({ method: 'POST', path: '/learning/{courseId}/move-up' })
    .input(z.object({ courseId: CourseId }))
    .output(Enrolment)
    .errors(learningErrors),
  /**
   * Takes what a device has kept: acts of any kinds and days, each dated by what its device knew of the time. A bad
   * act refuses itself alone, and a repeat of any of them changes nothing.
   */
  sync: may('learning.try')
    .route({ method: 'POST', path: '/learning/acts' })
    .input(SyncRequest)
    .output(SyncAnswer)
    .errors({
      WRONG_PERSON: { status: 409, message: 'The acts belong to somebody else than this session.' },
    }),
  /** What is recorded of the learner's own learning, as the log has it, the newest first. */
  receipt: may('learning.try')
    .route({ method: 'GET', path: '/learning/receipt' })
    .input(z.object({ beforeAt: z.coerce.date().optional(), beforeId: z.uuid().optional() }))
    .output(Receipt),
  /** Presence, every 15 s while a page of the course is visible; answers how many are here now. */
  beat: may('courses.visit')
    .route({ method: 'POST', path: '/learning/{courseId}/presence' })
    .input(z.object({ courseId: CourseId }))
    .output(z.object({ learningNow: z.int().nullable().describe('null below 3') })),
}
