import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { NoteAct } from './notes.ts'
import { Progressed, StepState, UnitState } from './progress.ts'
import { Answer } from './steps.ts'

const inCourse = { courseId: CourseId }
const inUnit = { ...inCourse, unitId: UnitId }
const inStep = { ...inUnit, stepId: StepId }

/** Something a learner did, as a device keeps it until it has arrived. */
export const Act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    ...inStep,
    attemptId: z.uuid(),
    answer: Answer,
    elapsedS: seconds(),
  }),
  z.object({
    kind: z.literal('reading'),
    ...inStep,
    pageId: z.uuid(),
    visibleS: seconds(),
    reachedEnd: z.boolean(),
  }),
  z.object({ kind: z.literal('draft'), ...inStep, answer: Answer }),
  z.object({
    kind: z.literal('position'),
    ...inStep,
    atS: seconds().nullable().default(null).describe('media second'),
  }),
  NoteAct,
  z.object({ kind: z.literal('done'), ...inUnit }).describe('"mark as done"'),
  z.object({ kind: z.literal('move_up'), ...inCourse }),
])
export type Act = z.infer<typeof Act>

/** An act on its way, with all that its device knew of the time. */
export const SentAct = z.object({
  id: z.string().max(120).describe("the device's own, to know the results by"),
  at: z.date().describe('device clock, when it was done'),
  zone: z.string().max(60).describe('IANA zone of the device then'),
  order: z.int().nonnegative().describe('grows with every act of a device, whatever its clock does'),
  ageMs: z
    .number()
    .nonnegative()
    .nullable()
    .describe('from doing to sending by performance.now(); null across page lives'),
  lastAckAt: z
    .date()
    .nullable()
    .describe("server's time in the last acknowledgement that the device had when it was done"),
  act: Act,
})
export type SentAct = z.infer<typeof SentAct>

/** Why an act can never be taken; the codes are those of the single procedures. */
export const RefusalCode = z.enum([
  'NOT_FOUND',
  'NOT_ENROLLED',
  'GUESTS_FIRST_UNIT_ONLY',
  'BAD_ANSWER',
  'FORBIDDEN',
])
export type RefusalCode = z.infer<typeof RefusalCode>

export const ActResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('arrived'),
    id: z.string(),
    /** How the step, unit and course stand after it, where it could change them. */
    step: StepState.nullable(),
    unit: UnitState.nullable(),
    course: Progressed.shape.course.nullable(),
  }),
  z.object({ kind: z.literal('refused'), id: z.string(), code: RefusalCode }),
  /** The server failed at this act alone; it is to be sent again. */
  z.object({ kind: z.literal('later'), id: z.string() }),
])
export type ActResult = z.infer<typeof ActResult>

export const SyncRequest = z.object({
  /** Whose acts these are; refused in any other session, so that a shared phone mixes nothing up. */
  personId: z.uuid(),
  sentAt: z.date().describe('device clock, when the request left'),
  acts: z.array(SentAct).max(200).describe('in the order in which they were done'),
})

export const SyncAnswer = z.object({
  /** Server's clock; acts done from here on name it as their last acknowledgement. */
  receivedAt: z.date(),
  /** One for each act, in the same order; what has arrived is durable. */
  results: z.array(ActResult),
})

function seconds() {
  return z.number().min(0).max(86_400)
}
