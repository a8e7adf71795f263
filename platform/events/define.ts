import type { z } from 'zod'

/** Column of the analytics store that a payload field becomes, so that reports filter by it. */
export type EventColumn =
  | 'course_id'
  | 'unit_id'
  | 'step_id'
  | 'module_id'
  | 'region'
  | 'device'
  | 'visitor_id'

/** One kind of event: past tense, immutable, versioned. */
export interface EventType<Name extends string = string, Payload extends z.ZodObject = z.ZodObject> {
  /** `slice.noun_past` */
  name: Name
  version: number
  /** `fact`: published by server transactions only. `telemetry`: sent by browsers through ingest only. */
  kind: 'fact' | 'telemetry'
  /** One sentence for the catalogue. */
  description: string
  /** Telemetry that is kept only while its person agrees to this purpose; without one it is always kept. */
  purpose?: string
  payload: Payload
  /** Payload fields that reports filter or group by, and the column each becomes. */
  columns?: Readonly<Record<string, EventColumn>>
  /** Lifts a payload of an older version, per version number, to the next one. */
  upgrades?: Readonly<Record<number, (payload: Record<string, unknown>) => Record<string, unknown>>>
}

/**
 * Defines an event. Runs anywhere: browsers build telemetry from the same definition.
 * Descriptions of payload fields feed the event catalogue and the column comments of the analytics store.
 */
export function defineEvent<const Name extends string, Payload extends z.ZodObject>(
  type: EventType<Name, Payload>,
): EventType<Name, Payload> {
  return type
}
