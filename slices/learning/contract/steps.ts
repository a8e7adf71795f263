import { Localized } from '@banxue/platform/i18n/language'
import { Playback } from '@banxue/platform/media/playback'
import { z } from 'zod'
import { Html, StepId } from '#courses/contract'

/** What a learner sees of a step before answering: no keys, no feedback, no model answer. */
export const StepView = z.object({
  id: StepId,
  title: Localized.nullable(),
  isRequired: z.boolean(),
  estimatedS: z.int().positive(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('reading'), html: Html }),
    z.object({
      kind: z.literal('choice'),
      form: z.enum(['single', 'multiple']),
      stem: Html,
      options: z.array(z.object({ id: z.string(), text: Html })),
    }),
    z.object({ kind: z.literal('text'), stem: Html }),
    z.object({ kind: z.literal('number'), stem: Html, unit: Localized.nullable() }),
    z.object({ kind: z.literal('open'), stem: Html }),
    z.object({
      kind: z.literal('video'),
      words: Html.nullable(),
      playback: Playback.nullable().describe('null where the media is gone'),
    }),
  ]),
  /** Where the step is asked: inside a video of the unit, at a media second; null for a step of its own. */
  moment: z.object({ videoStepId: StepId, atS: z.number().nonnegative() }).nullable(),
})
export type StepView = z.infer<typeof StepView>

/** An answer, or the half-written one of a draft. */
export const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionIds: z.array(z.string().max(40)).max(20) }),
  z.object({ kind: z.literal('text'), text: z.string().max(2_000) }),
  z.object({ kind: z.literal('number'), text: z.string().max(60).describe('as typed; parsed on grading') }),
  z.object({ kind: z.literal('open'), text: z.string().max(20_000) }),
])
export type Answer = z.infer<typeof Answer>

/** What comes back for an answer. `isRight` is null for an open answer, which nobody grades by machine. */
export const Feedback = z.object({
  isRight: z.boolean().nullable(),
  /** Words for each picked option, in the order picked. */
  options: z.array(z.object({ id: z.string(), isRight: z.boolean(), feedback: Html.nullable() })),
  message: Html.nullable().describe("the answer's own words, where the kind has no options"),
  explanation: Html.nullable(),
  rightOptionIds: z.array(z.string()).describe('set once the learner was right or tried three times'),
  modelAnswer: Html.nullable(),
})
export type Feedback = z.infer<typeof Feedback>
