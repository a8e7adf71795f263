import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseDetails, CourseId, Html, Outline, StepContent, StepId, UnitId } from '#courses/contract'
import { Answer, Feedback, StepView } from './steps.ts'

export const StepState = z.object({
  stepId: StepId,
  completedAt: z.date().nullable(),
  completedBy: z.enum(['learning', 'self']).nullable(),
  attemptCount: z.int().nonnegative(),
  lastAnswer: Answer.nullable(),
  lastFeedback: Feedback.nullable(),
  draft: z.object({ answer: Answer, savedAt: z.date(), canUndo: z.boolean() }).nullable(),
  /** Media seconds `[from, to)` of a video that were played, in order; absent for other kinds. */
  seen: z.array(z.tuple([z.number(), z.number()])).optional(),
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

/** Where a device stood in a unit. */
export const Position = z.object({
  stepId: StepId,
  atS: z.number().nonnegative().nullable().describe('media second; null in a step without media'),
  savedAt: z.date(),
})
export type Position = z.infer<typeof Position>

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
  position: Position.nullable(),
  /** Where another device last stood, if elsewhere: the place that one undo goes back to. */
  otherPosition: Position.nullable(),
  next: z
    .object({ unitId: UnitId, title: Localized, goal: Localized.nullable(), isOpen: z.boolean() })
    .nullable(),
  isFirstUnit: z.boolean(),
  /** For somebody whose last learning act in the course was three days ago or more; null for everybody else. */
  absence: z
    .object({
      lastActAt: z.date(),
      lastRecap: z.array(Localized).describe('recap of the unit completed last'),
    })
    .nullable(),
})
export type UnitView = z.infer<typeof UnitView>

/** A unit to learn in without a network: what is seen of it, and what grades the answers to its questions. */
export const TakenUnit = z.object({
  view: UnitView,
  keys: z.array(z.object({ stepId: StepId, content: StepContent })).describe('questions, with their keys'),
})
export type TakenUnit = z.infer<typeof TakenUnit>

/** What any act of learning answers: the step, and the unit and course as they now stand. */
export const Progressed = z.object({
  step: StepState,
  unit: UnitState,
  course: z.object({ unitsDone: z.int(), unitCount: z.int(), completedAt: z.date().nullable() }),
})
export type Progressed = z.infer<typeof Progressed>
