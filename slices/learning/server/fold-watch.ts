import type { Origin } from '@banxue/platform/events/publish'
import type { z } from 'zod'
import type { Watched } from '#learning/contract'
import { advanceStep, standing } from './advance.ts'
import type { Learner, Needs } from './needs.ts'
import { placeFor } from './place.ts'
import type { Tx } from './progress-store.ts'

/** A stretch this long is a learning act by itself, seconds. */
const actS = 10

/** Adds a stretch of played media to its step. Twice the same stretch is once the same; a foreign place is passed by. */
export async function foldWatch(
  tx: Tx,
  courses: Needs['courses'],
  {
    learner,
    origin,
    payload,
  }: { learner: Learner; origin: Origin; payload: z.infer<typeof Watched.payload> },
): Promise<void> {
  const { courseId, unitId, stepId, fromS, toS } = payload
  const place = await placeFor({ db: tx, courses }, { ...learner, kind: 'guest' }, courseId, unitId)
  if (place.kind !== 'place') return
  const { page, unit, enrolment } = place
  const step = unit.steps.find(({ id }) => id === stepId)
  if (step === undefined || toS <= fromS) return
  const act = { tx, learner, origin, page, unit, enrolment }
  const work = { spans: [[fromS, toS] as const] }
  await advanceStep(act, await standing(act), step, { work, isAct: toS - fromS >= actS })
}
