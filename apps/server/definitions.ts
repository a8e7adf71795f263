import type { EventType } from '@banxue/platform/events/define'
import { PageMeasured } from '@banxue/platform/events/page-measured'
import { VisitBegan } from '@banxue/platform/events/visit-began'
import * as courses from '@banxue/slices/courses/events'
import * as growth from '@banxue/slices/growth/events'
import * as identity from '@banxue/slices/identity/events'
import { learningTelemetry } from '@banxue/slices/learning/contract'
import * as learning from '@banxue/slices/learning/events'

/** Every event of the school: the facts of each slice, and the telemetry that browsers send. */
export const definitions: readonly EventType[] = [
  ...[identity, courses, learning, growth].flatMap((events) => Object.values(events) as EventType[]),
  ...learningTelemetry,
  PageMeasured,
  VisitBegan,
]
