import { z } from 'zod'
import { defineEvent } from './define.ts'

/** One page life as its visitor felt it; told once, when the page is first hidden. */
export const PageMeasured = defineEvent({
  name: 'web.page_measured',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description: 'How quickly a page came and answered, and how steady it stood; once per page life.',
  payload: z.object({
    page: z.string().max(120).describe('route pattern the page life began with, without ids'),
    device: z.enum(['phone', 'tablet', 'desktop', 'unknown']),
    ttfbMs: z.number().nonnegative().nullable().describe('time to first byte, milliseconds'),
    lcpMs: z.number().nonnegative().nullable().describe('largest contentful paint, milliseconds'),
    cls: z.number().nonnegative().nullable().describe('cumulative layout shift, worst session window'),
    inpMs: z
      .number()
      .nonnegative()
      .nullable()
      .describe('interaction to next paint, milliseconds; null where nobody touched the page'),
  }),
  columns: { device: 'device' },
})
