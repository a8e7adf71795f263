import { z } from 'zod'
import { PulseFilters, Population } from './pulse.ts'
import { CourseId } from '#courses/contract'

export const ViewId = z.uuid().brand<'ViewId'>()

/** The pages of Pulse that a view may be of. */
export const ViewPlace = z.enum([
  '/console/pulse',
  '/console/pulse/coming',
  '/console/pulse/way',
  '/console/pulse/habits',
  '/console/pulse/alarms',
])

/** Controls and the marks that turn the direction of text. */
const unseen = /[\p{Cc}\p{Cf}]/gu

/** A name as it is shown: no controls, no runs of blanks. */
export const ViewName = z
  .string()
  .max(200)
  .transform((name) => name.replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(60))

const { cohort, device, source, campaign, from, to } = PulseFilters.shape
/** The filters, as the address has them: what is absent stands for all. */
export const ViewSearch = z.object({
  population: Population.optional(),
  course: CourseId.optional(),
  cohort: cohort.unwrap().unwrap().optional(),
  device: device.unwrap().unwrap().optional(),
  source: source.unwrap().unwrap().optional(),
  campaign: campaign.unwrap().unwrap().optional(),
  from: from.unwrap().unwrap().optional(),
  to: to.unwrap().unwrap().optional(),
  vs: z.string().max(110).optional().describe('what it is compared with, `device.desktop`'),
})

/** What a view shows when it is opened. */
export const ViewContent = z.object({
  name: ViewName,
  place: ViewPlace,
  search: ViewSearch,
  isShared: z.boolean(),
})
export type ViewContent = z.infer<typeof ViewContent>

export const SavedView = ViewContent.extend({
  id: ViewId,
  isOwn: z.boolean().describe('may be renamed, shared and deleted'),
  by: z.string().nullable().describe('who shared it; null where it is the own one, or nobody has the name'),
})
export type SavedView = z.infer<typeof SavedView>
export const SavedViews = z.array(SavedView).describe('own ones first, each by name')

export const savedViewErrors = {
  TOO_MANY_VIEWS: { status: 409, message: 'A hundred views are kept for a person.' },
  NO_SUCH_VIEW: { status: 404, message: 'There is no such view of the caller.' },
} as const
