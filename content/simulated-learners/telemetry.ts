import { PageMeasured } from '@banxue/platform/events/page-measured'
import type { SentEvent } from '@banxue/platform/events/contract'
import { newId } from '@banxue/platform/id'
import { Attended } from '@banxue/slices/learning/contract'
import type { CourseId, StepId, UnitId } from '@banxue/slices/courses/contract'
import type { Random } from './random.ts'
import type { Network, Traits } from './traits.ts'

export interface InStep {
  courseId: CourseId
  unitId: UnitId
  stepId: StepId
}

interface Kind {
  name: string
  version: number
}

/** An event as a browser makes it. */
export const sent = (
  type: Kind,
  at: Date,
  zone: string,
  payload: Readonly<Record<string, unknown>>,
): SentEvent => ({
  id: newId(at),
  name: type.name,
  version: type.version,
  occurredAt: at.toISOString(),
  zone,
  payload: { ...payload },
})

const longestS = 60

/** What a browser reports of a stay at a step: stretches of at most a minute, each when it ends. */
export function attendanceOf(place: InStep, from: Date, durationS: number, zone: string): SentEvent[] {
  const events: SentEvent[] = []
  for (let at = 0; at < durationS; at += longestS) {
    const lengthS = Math.min(longestS, durationS - at)
    const startedAt = new Date(from.getTime() + at * 1000)
    const endedAt = new Date(startedAt.getTime() + lengthS * 1000)
    events.push(
      sent(Attended, endedAt, zone, { ...place, startedAt: startedAt.toISOString(), durationS: lengthS }),
    )
  }
  return events
}

/** Milliseconds to the first byte and to the largest paint. */
const loading: Record<Network, readonly [ttfb: readonly [number, number], lcp: readonly [number, number]]> = {
  good: [
    [20, 180],
    [300, 1_500],
  ],
  middling: [
    [150, 700],
    [900, 3_600],
  ],
  poor: [
    [500, 2_500],
    [2_200, 9_000],
  ],
}

/** What a browser reports of a page when it is hidden. */
export function pageMeasured(at: Date, { network, device, zone }: Traits, random: Random): SentEvent {
  const [ttfb, lcp] = loading[network]
  const slowness = device === 'phone' ? 1.3 : 1
  return sent(PageMeasured, at, zone, {
    page: '/learn/$courseId/$unitId',
    device,
    ttfbMs: Math.round(random.around(...ttfb)),
    lcpMs: Math.round(random.around(...lcp) * slowness),
    cls: random.chance(0.8) ? 0 : random.around(0, 0.2),
    inpMs: Math.round(random.around(20, 160) * slowness),
  })
}
