import { z } from 'zod'
import { may, PersonId, Role } from './permissions.ts'

/**
 * Why somebody of the staff was given a person's name: `people` the list of everybody, `pulse` who learned last or
 * stopped somewhere, `quality` who had trouble with videos or pages, `erasure` to delete the person on request.
 */
export const lookPurposes = ['people', 'pulse', 'quality', 'erasure'] as const
export const LookPurpose = z.enum(lookPurposes)
export type LookPurpose = z.infer<typeof LookPurpose>

/** Looks of one staff member at one person for one purpose, within an hour. */
const looks = {
  id: z.int(),
  /** Null where the staff member is gone. */
  staffName: z.string().nullable(),
  role: Role,
  purpose: LookPurpose,
  count: z.int().positive(),
  firstAt: z.date(),
  lastAt: z.date(),
}
export const OwnLook = z.object(looks)
export type OwnLook = z.infer<typeof OwnLook>

export const LookRow = z.object({
  ...looks,
  staffId: PersonId,
  personId: PersonId,
  /** Null where the person is gone. */
  personName: z.string().nullable(),
})
export type LookRow = z.infer<typeof LookRow>

export const LookFilter = z.object({
  /** Part of the name or address of who looked. */
  staff: z.string().max(100).default(''),
  /** Part of the name or address of who was looked at. */
  person: z.string().max(100).default(''),
  purpose: LookPurpose.nullable().default(null),
  /** Below this id: the next page. */
  before: z.int().optional(),
})
export type LookFilter = z.infer<typeof LookFilter>

export const lookProcedures = {
  /** Who looked at the caller's record, newest first. */
  ownLooks: may('account.own')
    .route({ method: 'GET', path: '/me/looks' })
    .input(z.object({ before: z.int().optional() }))
    .output(z.object({ looks: z.array(OwnLook), next: z.int().nullable() })),
  /** Every look of the staff at anybody's record, newest first. */
  listLooks: may('people.manage')
    .route({ method: 'GET', path: '/looks' })
    .input(LookFilter)
    .output(z.object({ looks: z.array(LookRow), next: z.int().nullable() })),
}
