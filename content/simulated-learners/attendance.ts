import { newId } from '@banxue/platform/id'
import { Attended } from '@banxue/slices/learning/contract'
import type { CourseId, StepId, UnitId } from '@banxue/slices/courses/contract'
import type { SentEvent } from '@banxue/platform/events/contract'

interface Stay {
  place: { courseId: CourseId; unitId: UnitId; stepId: StepId }
  from: Date
  durationS: number
  zone: string
}

const longestS = 60

/** What a browser reports of a stay at a step: stretches of at most a minute, each when it ends. */
export function attendanceOf({ place, from, durationS, zone }: Stay): SentEvent[] {
  const events: SentEvent[] = []
  for (let at = 0; at < durationS; at += longestS) {
    const lengthS = Math.min(longestS, durationS - at)
    const startedAt = new Date(from.getTime() + at * 1000)
    const endedAt = new Date(startedAt.getTime() + lengthS * 1000)
    events.push({
      id: newId(endedAt),
      name: Attended.name,
      version: Attended.version,
      occurredAt: endedAt.toISOString(),
      zone,
      payload: { ...place, startedAt: startedAt.toISOString(), durationS: lengthS },
    })
  }
  return events
}
