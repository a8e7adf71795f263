import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { defineEvent } from '../events/define.ts'
import { newId } from '../id.ts'

/** Events of no slice, for tests and benches of the spine. */
export const Seen = defineEvent({
  name: 'sample.seen',
  version: 2,
  kind: 'telemetry',
  description: 'Something was on the screen.',
  payload: z.object({
    courseId: z.uuid().describe('the course it belongs to'),
    unitId: z.uuid(),
    durationS: z.number().positive().max(60).describe('seconds'),
    note: z.string().max(20_000).optional(),
  }),
  columns: { courseId: 'course_id', unitId: 'unit_id' },
  upgrades: { 1: ({ seconds, ...rest }) => ({ ...rest, durationS: seconds }) },
})

export const Done = defineEvent({
  name: 'sample.done',
  version: 1,
  kind: 'fact',
  description: 'Something was done.',
  payload: z.object({ courseId: z.uuid(), rank: z.int() }),
  columns: { courseId: 'course_id' },
})

export const Measured = defineEvent({
  name: 'sample.measured',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description: 'Something was measured, of people who agree to it.',
  payload: z.object({ ms: z.number() }),
})

export const sampleDefinitions = [Seen, Done]
export const sampleCourse = '6f1c8a52-2f0b-5f0e-9f55-0a3c1f6f7d11'
export const sampleUnit = '0b9a4a5e-6a41-5f6e-8a35-7d1d2b7f3c22'

/** A registered learner, real unless said otherwise. */
export function sampleActor(changes: Partial<Actor> = {}): Actor {
  return {
    personId: crypto.randomUUID(),
    kind: 'member',
    roles: ['learner'],
    simulated: false,
    language: 'zh-CN',
    zone: 'Asia/Shanghai',
    sessionId: crypto.randomUUID(),
    ...changes,
  }
}

/** A telemetry event as a browser sends it, with a right clock. */
export function sentSeen(at: Date, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: newId(at),
    name: Seen.name,
    version: Seen.version,
    occurredAt: at.toISOString(),
    zone: 'Asia/Shanghai',
    payload: { courseId: sampleCourse, unitId: sampleUnit, durationS: 15 },
    ...changes,
  }
}
