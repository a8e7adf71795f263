import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { RequestContext } from '@banxue/platform/api/context'
import { os } from '@orpc/server'
import { isAllowed } from '#identity/contract'
import { learningContract } from '#learning/contract'
import { answer } from './answer.ts'
import { beat, courseProgress } from './course-progress.ts'
import { enrol, moveUp } from './enrol.ts'
import { enrolmentViews } from './enrolment-view.ts'
import { keepDraft, keepPosition, undoDraft } from './half-written.ts'
import { markDone } from './mark-done.ts'
import type { Needs } from './needs.ts'
import { createNoteRoutes } from './note-routes.ts'
import { openUnit, previewUnit } from './open-unit.ts'
import { recordReading } from './record-reading.ts'
import { refusal } from './refusal.ts'
import { receipt } from './receipt.ts'
import { sync } from './sync.ts'
import { takeAlong } from './take-along.ts'

const learning = guarded(learningContract, isAllowed)

/** What is done here the learner's other devices hear of; the demo's people have one. */
const told = ({ tell }: Needs) =>
  os.$context<RequestContext>().middleware(async ({ context: { actor }, next }) => {
    const done = await next()
    if (actor?.kind === 'member' && !actor.simulated) tell?.(actor)
    return done
  })

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createLearningRoutes(needs: Needs) {
  return { ...courseRoutes(needs), ...unitRoutes(needs), ...createNoteRoutes(needs) }
}

function courseRoutes(needs: Needs) {
  return {
    listEnrolments: learning.listEnrolments.handler(({ context }) => enrolmentViews(needs, actorOf(context))),
    enrol: learning.enrol.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await enrol(needs, actorOf(context), input.courseId)
      if (result.kind === 'enrolled') return result.enrolment
      throw errors.NOT_FOUND()
    }),
    courseProgress: learning.courseProgress.handler(async ({ input, context, errors }) => {
      const progress = await courseProgress(needs, context.actor, input.courseId)
      if (progress === null) throw errors.NOT_FOUND()
      return progress
    }),
    moveUp: learning.moveUp.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await moveUp(needs, actorOf(context), input.courseId)
      if (result.kind === 'enrolled') return result.enrolment
      throw refusal(errors, result.kind, input.courseId)
    }),
    receipt: learning.receipt.handler(({ input: { beforeAt, beforeId }, context }) => {
      const isPaged = beforeAt !== undefined && beforeId !== undefined
      return receipt(needs, actorOf(context), isPaged ? { at: beforeAt, id: beforeId } : null)
    }),
    sync: learning.sync.use(told(needs)).handler(async ({ input, context, errors }) => {
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
    recordReading: learning.recordReading.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await recordReading(needs, actorOf(context), input)
      if (result.kind === 'recorded') return result.progressed
      throw refusal(errors, result.kind, input.courseId)
    }),
    answer: learning.answer.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await answer(needs, actorOf(context), input)
      if (result.kind === 'answered') return { ...result.progressed, feedback: result.feedback }
      throw refusal(errors, result.kind, input.courseId)
    }),
    saveDraft: learning.saveDraft.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await keepDraft(needs, actorOf(context), input)
      if (result.kind === 'drafted') return result.state
      throw refusal(errors, result.kind, input.courseId)
    }),
    undoDraft: learning.undoDraft.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await undoDraft(needs, actorOf(context), input)
      if (result.kind === 'drafted') return result.state
      throw refusal(errors, result.kind, input.courseId)
    }),
    savePosition: learning.savePosition.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await keepPosition(needs, actorOf(context), input)
      if (result.kind === 'kept') return {}
      throw refusal(errors, result.kind, input.courseId)
    }),
    markDone: learning.markDone.use(told(needs)).handler(async ({ input, context, errors }) => {
      const result = await markDone(needs, actorOf(context), input.courseId, input.unitId)
      if (result.kind === 'marked') return result.state
      throw refusal(errors, result.kind, input.courseId)
    }),
  }
}
