import { defineEvent } from '@banxue/platform/events/define'
import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'

const inUnit = { courseId: CourseId, unitId: UnitId }
const inStep = { ...inUnit, stepId: StepId }
const by = z.enum(['learning', 'self']).describe('self: "mark as done", never a learning act')
const unitColumns = { courseId: 'course_id', unitId: 'unit_id' } as const
const stepColumns = { ...unitColumns, stepId: 'step_id' } as const

export const Enrolled = defineEvent({
  name: 'learning.enrolled',
  version: 1,
  kind: 'fact',
  description: 'A learner enrolled in a course; pins its version.',
  payload: z.object({ courseId: CourseId, courseVersion: z.int().positive() }),
  columns: { courseId: 'course_id' },
})

export const UnitOpened = defineEvent({
  name: 'learning.unit_opened',
  version: 1,
  kind: 'fact',
  description: 'A learner or guest opened a unit; the first time only.',
  payload: z.object(inUnit),
  columns: unitColumns,
})

export const StepCompleted = defineEvent({
  name: 'learning.step_completed',
  version: 1,
  kind: 'fact',
  description: 'A step was done; once per learner and step.',
  payload: z.object({
    ...inStep,
    stepKind: z.string().describe('reading, video, choice, text, number, open, order, match, cloze'),
    by,
  }),
  columns: stepColumns,
})

export const QuestionAnswered = defineEvent({
  name: 'learning.question_answered',
  version: 1,
  kind: 'fact',
  description: 'A learner answered a question; every attempt.',
  payload: z.object({
    ...inStep,
    stepKind: z.string().describe('choice, text, number, open, order, match, cloze'),
    attempt: z.int().positive().describe('1 for the first'),
    isRight: z.boolean().nullable().describe('null for an open answer'),
    elapsedS: z.number().nonnegative().describe('seconds from seeing the question to answering'),
  }),
  columns: stepColumns,
})

export const UnitCompleted = defineEvent({
  name: 'learning.unit_completed',
  version: 1,
  kind: 'fact',
  description: 'A learner did every required step of a unit; once per learner and unit.',
  payload: z.object({
    ...inUnit,
    coverage: z.number().min(0).max(1).describe('share of the media seen, 0 to 1; 1 where there is none'),
    elapsedS: z.int().nonnegative().describe('first opening to completion, wall-clock seconds'),
    by,
  }),
  columns: unitColumns,
})

export const CourseCompleted = defineEvent({
  name: 'learning.course_completed',
  version: 1,
  kind: 'fact',
  description: 'A learner completed all required units of the pinned version; once per learner and course.',
  payload: z.object({
    courseId: CourseId,
    courseVersion: z.int().positive(),
    elapsedDays: z.int().nonnegative().describe('whole days from enrolment'),
    by: by.describe('self where any unit was only marked as done'),
  }),
  columns: { courseId: 'course_id' },
})
