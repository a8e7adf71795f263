import { Localized } from '@banxue/platform/i18n/language'
import { Playback } from '@banxue/platform/media/playback'
import { z } from 'zod'
import { Html, StepId } from '#courses/contract'

const PartId = z.string().max(40)
/** One thing to put in order or to match. */
const Part = z.object({ id: PartId, text: Html })

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
      kind: z.literal('order'),
      stem: Html,
      items: z.array(Part).describe('shuffled, the same on every device; never in the right order'),
    }),
    z.object({
      kind: z.literal('match'),
      stem: Html,
      lefts: z.array(Part),
      rights: z.array(Part).describe('shuffled, the same on every device; never in the right order'),
    }),
    z.object({
      kind: z.literal('cloze'),
      text: Html.describe('each gap stands once in it, as <span data-gap="ID"></span>'),
      gapIds: z.array(PartId),
    }),
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
  z.object({ kind: z.literal('order'), itemIds: z.array(PartId).max(12).describe('first to last') }),
  z.object({
    kind: z.literal('match'),
    pairs: z.array(z.object({ id: PartId.describe('of the left side'), rightId: PartId })).max(10),
  }),
  z.object({
    kind: z.literal('cloze'),
    gaps: z.array(z.object({ id: PartId, text: z.string().max(200) })).max(20),
  }),
])
export type Answer = z.infer<typeof Answer>

/** The key of a question of parts. */
export const Solution = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('order'), itemIds: z.array(PartId) }),
  z.object({ kind: z.literal('match'), pairs: z.array(z.object({ id: PartId, rightId: PartId })) }),
  z.object({ kind: z.literal('cloze'), gaps: z.array(z.object({ id: PartId, text: Localized })) }),
])
export type Solution = z.infer<typeof Solution>

/** What comes back for an answer. `isRight` is null for an open answer, which nobody grades by machine. */
export const Feedback = z.object({
  isRight: z.boolean().nullable(),
  /** Words for each picked option, in the order picked; for each item, pair or gap whether it is right. */
  options: z.array(z.object({ id: z.string(), isRight: z.boolean(), feedback: Html.nullable() })),
  message: Html.nullable().describe("the answer's own words, where the kind has no options"),
  explanation: Html.nullable(),
  rightOptionIds: z.array(z.string()).describe('set once the learner was right or tried three times'),
  solution: Solution.nullable().describe('likewise, where the question asks for an order, pairs or gaps'),
  modelAnswer: Html.nullable(),
})
export type Feedback = z.infer<typeof Feedback>
