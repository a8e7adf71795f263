import { defineEvent } from '@banxue/platform/events/define'
import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseDetails, CourseId, Html, Outline, StepId, UnitId } from '#courses/contract'
import { may } from '#identity/contract'

/** What a learner sees of a step before answering: no keys, no feedback, no model answer. */
export const StepView = z.object({
  id: StepId,
  title: Localized.nullable(),
  isRequired: z.boolean(),
  estimatedS: z.int().positive(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('reading'), html: Html }),
    z.object({
      kind: z.literal('choice'),
      form: z.enum(['single', 'multiple']),
      stem: Html,
      options: z.array(z.object({ id: z.string(), text: Html })),
    }),
    z.object({ kind: z.literal('text'), stem: Html }),
    z.object({ kind: z.literal('number'), stem: Html, unit: Localized.nullable() }),
    z.object({ kind: z.literal('open'), stem: Html }),
  ]),
})
export type StepView = z.infer<typeof StepView>

/** An answer, or the half-written one of a draft. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionIds: z.array(z.string().max(40)).max(20) }),
  z.object({ kind: z.literal('text'), text: z.string().max(2_000) }),
  z.object({ kind: z.literal('number'), text: z.string().max(60).describe('as typed; parsed on grading') }),
  z.object({ kind: z.literal('open'), text: z.string().max(20_000) }),
])
export type Answer = z.infer<typeof Answer>

/** What comes back for an answer. `isRight` is null for an open answer, which nobody grades by machine. */
export const Feedback = z.object({
  isRight: z.boolean().nullable(),
  /** Words for each picked option, in the order picked. */
  options: z.array(z.object({ id: z.string(), isRight: z.boolean(), feedback: Html.nullable() })),
  message: Html.nullable().describe("the answer's own words, where the kind has no options"),
  explanation: Html.nullable(),
  rightOptionIds: z.array(z.string()).describe('set once the learner was right or tried three times'),
  modelAnswer: Html.nullable(),
})
export type Feedback = z.infer<typeof Feedback>

export const StepState = z.object({
  stepId: StepId,
  completedAt: z.date().nullable(),
  completedBy: z.enum(['learning', 'self']).nullable(),
  attemptCount: z.int().nonnegative(),
  lastAnswer: Answer.nullable(),
  lastFeedback: Feedback.nullable(),
  draft: z.object({ answer: Answer, savedAt: z.date(), canUndo: z.boolean() }).nullable(),
})
export type StepState = z.infer<typeof StepState>

export const UnitState = z.object({
  unitId: UnitId,
  openedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  completedBy: z.enum(['learning', 'self']).nullable(),
  /** Share of the required steps that are done, 0 to 1. */
  progress: z.number().min(0).max(1),
})
export type UnitState = z.infer<typeof UnitState>

export const Place = z.object({ unitId: UnitId, stepId: StepId.nullable() })

export const Enrolment = z.object({
  courseId: CourseId,
  slug: z.string(),
  details: CourseDetails,
  version: z.int().positive(),
  /** Set where a newer version waits; moving up keeps the units that did not change. */
  newerVersion: z.int().positive().nullable(),
  enrolledAt: z.date(),
  completedAt: z.date().nullable(),
  unitsDone: z.int().nonnegative(),
  unitCount: z.int().positive(),
  /** Where to go on, with the title of the unit and the minutes it still takes. */
  next: z.object({ place: Place, title: Localized, remainingS: z.int().nonnegative() }).nullable(),
  /** Last learning act in the course; the return card shows after three local days without one. */
  lastActAt: z.date().nullable(),
  /** The last thing understood: recap sentences of the last unit completed. */
  lastRecap: z.array(Localized),
})
export type Enrolment = z.infer<typeof Enrolment>

export const CourseProgress = z.object({
  courseId: CourseId,
  enrolment: Enrolment.nullable(),
  /** Outline of the pinned version, or of the current one for who is not enrolled. */
  outline: Outline,
  units: z.array(UnitState),
  learningNow: z.int().nonnegative().nullable().describe('null below 3'),
})
export type CourseProgress = z.infer<typeof CourseProgress>

export const UnitView = z.object({
  courseId: CourseId,
  slug: z.string(),
  courseTitle: Localized,
  attribution: Html.nullable(),
  unitId: UnitId,
  revision: z.string(),
  title: Localized,
  goal: Localized.nullable(),
  hook: Html.nullable(),
  recap: z.array(Localized),
  keyTerms: z.array(z.object({ term: Localized, meaning: Html.nullable() })),
  nextQuestion: Localized.nullable(),
  steps: z.array(StepView),
  states: z.array(StepState),
  state: UnitState,
  position: z.object({ stepId: StepId, savedAt: z.date() }).nullable(),
  /** Where another device last stood, if elsewhere: the place that one undo goes back to. */
  otherPosition: z.object({ stepId: StepId, savedAt: z.date() }).nullable(),
  next: z
    .object({ unitId: UnitId, title: Localized, goal: Localized.nullable(), isOpen: z.boolean() })
    .nullable(),
  isFirstUnit: z.boolean(),
})
export type UnitView = z.infer<typeof UnitView>

/** What any act of learning answers: the step, and the unit and course as they now stand. */
export const Progressed = z.object({
  step: StepState,
  unit: UnitState,
  course: z.object({ unitsDone: z.int(), unitCount: z.int(), completedAt: z.date().nullable() }),
})
export type Progressed = z.infer<typeof Progressed>

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

const inUnit = z.object({ courseId: CourseId, unitId: UnitId })
const inStep = inUnit.extend({ stepId: StepId })

export const learningContract = {
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
    .input(inStep)
    .output(StepState)
    .errors(learningErrors),
  savePosition: may('learning.try')
    .route({ method: 'PUT', path: '/learning/{courseId}/units/{unitId}/position' })
    .input(inStep.extend({ at: z.date(), sentAt: z.date() }))
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
  /** Presence, every 15 s while a page of the course is visible; answers how many are here now. */
  beat: may('courses.visit')
    .route({ method: 'POST', path: '/learning/{courseId}/presence' })
    .input(z.object({ courseId: CourseId }))
    .output(z.object({ learningNow: z.int().nullable().describe('null below 3') })),
}

const place = { courseId: CourseId, unitId: UnitId, stepId: StepId }

export const Attended = defineEvent({
  name: 'learning.attended',
  version: 1,
  kind: 'telemetry',
  description: 'A stretch of wall-clock time with the page visible and media playing or input within 60 s.',
  payload: z.object({
    ...place,
    startedAt: z.iso.datetime().describe('device time; corrected like occurred_at'),
    durationS: z.number().positive().max(60).describe('seconds, from performance.now()'),
  }),
  columns: { courseId: 'course_id', unitId: 'unit_id', stepId: 'step_id' },
})

export const Watched = defineEvent({
  name: 'learning.watched',
  version: 1,
  kind: 'telemetry',
  description: 'Media seconds played; a reader folds them into progress.',
  payload: z.object({
    ...place,
    fromS: z.number().nonnegative().describe('media second the stretch begins at'),
    toS: z.number().nonnegative().describe('media second it ends before; at most 60 s after fromS'),
  }),
  columns: { courseId: 'course_id', unitId: 'unit_id', stepId: 'step_id' },
})

export const learningTelemetry = [Attended, Watched] as const
