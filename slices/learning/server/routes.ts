import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { CourseId } from '#courses/contract'
import { isAllowed } from '#identity/contract'
import { learningContract } from '#learning/contract'
import { answer } from './answer.ts'
import { beat, courseProgress, listEnrolments } from './course-progress.ts'
import { enrol, moveUp } from './enrol.ts'
import { keepDraft, keepPosition, undoDraft } from './half-written.ts'
import { markDone } from './mark-done.ts'
import type { Needs } from './needs.ts'
import { openUnit, previewUnit } from './open-unit.ts'
import { recordReading } from './record-reading.ts'
import { sync } from './sync.ts'
import { takeAlong } from './take-along.ts'

const learning = guarded(learningContract, isAllowed)

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createLearningRoutes(needs: Needs) {
  return { ...courseRoutes(needs), ...unitRoutes(needs) }
}

function courseRoutes(needs: Needs) {
  return {
    listEnrolments: learning.listEnrolments.handler(({ context }) => listEnrolments(needs, actorOf(context))),
    enrol: learning.enrol.handler(async ({ input, context, errors }) => {
      const result = await enrol(needs, actorOf(context), input.courseId)
      if (result.kind === 'enrolled') return result.enrolment
      throw errors.NOT_FOUND()
    }),
    courseProgress: learning.courseProgress.handler(async ({ input, context, errors }) => {
      const progress = await courseProgress(needs, context.actor, input.courseId)
      if (progress === null) throw errors.NOT_FOUND()
      return progress
    }),
    moveUp: learning.moveUp.handler(async ({ input, context, errors }) => {
      const result = await moveUp(needs, actorOf(context), input.courseId)
      if (result.kind === 'enrolled') return result.enrolment
      throw refusal(errors, result.kind, input.courseId)
    }),
    sync: learning.sync.handler(async ({ input, context, errors }) => {
      const result = await sync(needs, actorOf(context), input)
      if (result.kind === 'wrong_person') throw errors.WRONG_PERSON()
      return { receivedAt: result.receivedAt, results: result.results }
    }),
    beat: learning.beat.handler(async ({ input, context }) => ({
      learningNow: await beat(needs, context.actor, input.courseId),
    })),
  }
}

function unitRoutes(needs: Needs) {
  return {
    openUnit: learning.openUnit.handler(async ({ input, context, errors }) => {
      const result = await openUnit(needs, actorOf(context), input.courseId, input.unitId)
      if (result.kind === 'viewed') return result.view
      throw refusal(errors, result.kind, input.courseId)
    }),
    previewUnit: learning.previewUnit.handler(async ({ input, context, errors }) => {
      const result = await previewUnit(needs, actorOf(context), input.courseId, input.unitId)
      if (result.kind === 'viewed') return result.view
      throw refusal(errors, result.kind, input.courseId)
    }),
    takeAlong: learning.takeAlong.handler(async ({ input, context, errors }) => {
      const result = await takeAlong(needs, actorOf(context), input.courseId, input.unitId)
      if (result.kind === 'taken') return result.taken
      throw refusal(errors, result.kind, input.courseId)
    }),
    recordReading: learning.recordReading.handler(async ({ input, context, errors }) => {
      const result = await recordReading(needs, actorOf(context), input)
      if (result.kind === 'recorded') return result.progressed
      throw refusal(errors, result.kind, input.courseId)
    }),
    answer: learning.answer.handler(async ({ input, context, errors }) => {
      const result = await answer(needs, actorOf(context), input)
      if (result.kind === 'answered') return { ...result.progressed, feedback: result.feedback }
      throw refusal(errors, result.kind, input.courseId)
    }),
    saveDraft: learning.saveDraft.handler(async ({ input, context, errors }) => {
      const result = await keepDraft(needs, actorOf(context), input)
      if (result.kind === 'drafted') return result.state
      throw refusal(errors, result.kind, input.courseId)
    }),
    undoDraft: learning.undoDraft.handler(async ({ input, context, errors }) => {
      const result = await undoDraft(needs, actorOf(context), input)
      if (result.kind === 'drafted') return result.state
      throw refusal(errors, result.kind, input.courseId)
    }),
    savePosition: learning.savePosition.handler(async ({ input, context, errors }) => {
      const result = await keepPosition(needs, actorOf(context), input)
      if (result.kind === 'kept') return {}
      throw refusal(errors, result.kind, input.courseId)
    }),
    markDone: learning.markDone.handler(async ({ input, context, errors }) => {
      const result = await markDone(needs, actorOf(context), input.courseId, input.unitId)
      if (result.kind === 'marked') return result.state
      throw refusal(errors, result.kind, input.courseId)
    }),
  }
}

type Refused = 'not_found' | 'not_enrolled' | 'guests_first_unit_only' | 'bad_answer'

/** The constructors of the errors that every procedure in a course may answer with. */
interface Refusals {
  NOT_FOUND(): Error
  NOT_ENROLLED(options: { data: { courseId: CourseId } }): Error
  GUESTS_FIRST_UNIT_ONLY(): Error
  BAD_ANSWER(): Error
}

function refusal(errors: Refusals, kind: Refused, courseId: CourseId): Error {
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
