import { Language } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { may } from './permissions.ts'

/** `#rrggbb`; whatever it is, what is shown of it can be read. */
const AccentColour = z.string().regex(/^#[0-9a-f]{6}$/)

/** What makes a school look like its own. */
export const SchoolLook = z.object({
  /** Null for the lamp. */
  accent: AccentColour.nullable(),
  /** Address of the school's picture on this server; null for the lamp and page. */
  logoUrl: z.string().nullable(),
  /** In which visitors are spoken to who chose none; null for that of their browser. */
  language: Language.nullable(),
})

const schoolErrors = {
  BAD_ZONE: { status: 422, message: 'The time zone is not an IANA name.' },
} as const

/** The logo itself is put to `PUT /api/school/logo`: a still PNG, JPEG or WebP of at most 512 kB. */
export const schoolProcedures = {
  /** Null takes a choice back; what is absent stays. */
  changeSchool: may('school.manage')
    .route({ method: 'PATCH', path: '/school' })
    .input(
      z.object({
        name: z.string().trim().min(1).max(80).optional(),
        zone: z.string().max(60).optional(),
        accent: AccentColour.nullable().optional(),
        language: Language.nullable().optional(),
      }),
    )
    .output(z.object({}))
    .errors(schoolErrors),
  /** Back to the lamp and page. */
  removeLogo: may('school.manage').route({ method: 'DELETE', path: '/school/logo' }).output(z.object({})),
}
