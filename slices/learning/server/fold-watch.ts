import type { Origin } from '@banxue/platform/events/publish'
import type { z } from 'zod'
import type { Watched } from '#learning/contract'
import { advanceStep } from './advance.ts'
import { type HeldCourse, holdCourse } from './held-course.ts'
import type { Needs } from './needs.ts'
import { courseFor, placeIn } from './place.ts'
import type { Tx } from './progress-store.ts'

/** A stretch this long is a learning act by itself, seconds. */
const actS = 10

/** A stretch of media that somebody played. */
export interface Watch {
  learnerId: string
  origin: Origin
  payload: z.infer<typeof Watched.payload>
}

/**
 * Adds stretches of played media to their steps. Twice the same stretch is once the same; a foreign place is passed
 * by. However many they are, each learner's course is read and kept once.
 */
export async function foldWatches(
  tx: Tx,
  courses: Needs['courses'],
  watches: readonly Watch[],
): Promise<void> {
  const byCourse = Map.groupBy(watches, ({ learnerId, payload }) => `${learnerId} ${payload.courseId}`)
  for (const mine of byCourse.values()) {
    const [first] = mine
    if (first === undefined) continue
    const learner = { personId: first.learnerId }
    const course = await courseFor({ db: tx, courses }, learner, first.payload.courseId)
    if (course === null) continue
    const held = await holdCourse(tx, learner, course)
    for (const watch of mine) await foldWatch(courses, held, watch)
    await held.save()
  }
}

async function foldWatch(
  courses: Needs['courses'],
  held: HeldCourse,
  { origin, payload: { unitId, stepId, fromS, toS } }: Watch,
): Promise<void> {
  const place = await placeIn(courses, held, { kind: 'guest' }, unitId)
  if (place.kind !== 'place') return
  const step = place.unit.steps.find(({ id }) => id === stepId)
  if (step === undefined || toS <= fromS) return
  const stand = await held.standIn(unitId)
  const work = { spans: [[fromS, toS] as const] }
  await advanceStep(held.act(place.unit, { origin, order: null }), stand, step, {
    work,
    isAct: toS - fromS >= actS,
  })
}
