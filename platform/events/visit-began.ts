import { z } from 'zod'
import { defineEvent } from './define.ts'

/** A word of a link's tags as it is kept: letters and digits of any script, in lower case. */
const tag = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\p{L}\p{M}\p{N}._-]*$/u)

/**
 * The first page of a local day that a browser opens where nobody is signed in, visitors and guests. Of its address
 * and of the page it came from nothing is kept but these words.
 */
export const VisitBegan = defineEvent({
  name: 'web.visit_began',
  version: 1,
  kind: 'telemetry',
  description:
    'A browser in which nobody is signed in opened its first page of the local day. It names nobody; the random first-party id of the browser joins it to a later sign-up. Addresses of pages are not kept.',
  payload: z.object({
    source: tag(60)
      .min(1)
      .describe('utm_source of the link, else the host of the page that linked here, else `direct`'),
    medium: tag(40).describe('utm_medium of the link; empty where it has none'),
    campaign: tag(60).describe('utm_campaign of the link; empty where it has none'),
  }),
})
