import { z } from 'zod'
import { procedure } from '../api/procedure.ts'

/** One event as a browser sends it. */
export const SentEvent = z.object({
  id: z.uuid().describe('UUIDv7 made where the event was made; a repeat changes nothing'),
  name: z.string().max(80),
  version: z.int().positive(),
  occurredAt: z.iso.datetime({ offset: true }).describe('device clock'),
  zone: z.string().max(60).describe('IANA zone of the device'),
  ageMs: z
    .number()
    .nonnegative()
    .nullish()
    .describe('from its making to the sending by performance.now(); null across page lives'),
  lastAckAt: z.iso
    .datetime({ offset: true })
    .nullish()
    .describe("server's time in the last acknowledgement that the device had then"),
  payload: z.record(z.string(), z.unknown()),
})
export type SentEvent = z.infer<typeof SentEvent>

export const Batch = z.object({
  /** Whose work this is; refused in any other session, so that a shared phone mixes nothing up. */
  personId: z.uuid().nullable(),
  visitorId: z.uuid(),
  sentAt: z.iso.datetime({ offset: true }).describe('device clock when the batch left'),
  device: z.enum(['phone', 'tablet', 'desktop', 'unknown']).default('unknown'),
  events: z.array(z.unknown()).min(1).max(500),
})
export type Batch = z.infer<typeof Batch>

export const BatchAnswer = z.object({
  /** All events are kept: as rows, or in quarantine with a reason. The browser may forget them. */
  acknowledged: z.int(),
  quarantined: z.int(),
  /** Server's clock; events made from here on name it as their last acknowledgement. */
  receivedAt: z.date(),
})

export const ReaderStatus = z.object({
  name: z.string(),
  lagS: z.number().nonnegative().describe('age of the oldest event not yet read, 0 when none waits'),
  waiting: z.int().nonnegative().describe('events not yet read, counted up to 10,000'),
  positionAt: z.date().nullable(),
  lastError: z.string().nullable(),
})

export const SpineStatus = z.object({
  ratePerMinute: z
    .array(z.object({ at: z.date(), count: z.int() }))
    .describe('the last 60 minutes, oldest first'),
  readers: z.array(ReaderStatus),
  xminAgeS: z.number().nonnegative().describe('how long the oldest writing transaction holds readers back'),
  lastEventAt: z.date().nullable(),
  /** Set when events stopped in an hour of the week in which they used to come. */
  alarm: z.object({ since: z.date(), expectedPerHour: z.number() }).nullable(),
  quarantineCount: z.int().nonnegative(),
  epoch: z.int(),
  sizeBytes: z.object({ log: z.number(), analytics: z.number().nullable() }),
  archive: z
    .object({
      months: z.int().positive(),
      events: z.int().positive(),
      sizeBytes: z.int().positive(),
      oldestMonth: z.string().describe('YYYY-MM, in UTC'),
    })
    .nullable()
    .describe('months that left the database for the file store; null while there are none'),
  analyticsReachable: z.boolean(),
})
export type ReaderStatus = z.infer<typeof ReaderStatus>
export type SpineStatus = z.infer<typeof SpineStatus>

export const QuarantineRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  reason: z.string(),
  detail: z.string(),
  receivedAt: z.date(),
  sample: z.string().describe('the event as sent, cut at 2,000 characters'),
})
export type QuarantineRow = z.infer<typeof QuarantineRow>

export const CatalogueEntry = z.object({
  name: z.string(),
  version: z.int(),
  kind: z.enum(['fact', 'telemetry']),
  description: z.string(),
  fields: z.array(
    z.object({ name: z.string(), type: z.string(), description: z.string(), column: z.string().nullable() }),
  ),
})
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

export const spineContract = {
  /** The one way in for telemetry. Acknowledged means durable. */
  send: procedure('spine.send')
    .route({ method: 'POST', path: '/events' })
    .input(Batch)
    .output(BatchAnswer)
    .errors({
      WRONG_PERSON: { status: 409, message: 'The batch belongs to somebody else than this session.' },
      TOO_LARGE: { status: 413, message: 'The batch is larger than 1 MB.' },
    }),
  status: procedure('spine.watch').route({ method: 'GET', path: '/spine' }).output(SpineStatus),
  quarantine: procedure('spine.watch')
    .route({ method: 'GET', path: '/spine/quarantine' })
    .output(z.array(QuarantineRow)),
  catalogue: procedure('spine.watch')
    .route({ method: 'GET', path: '/spine/catalogue' })
    .output(z.array(CatalogueEntry)),
}
