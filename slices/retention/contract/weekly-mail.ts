import { z } from 'zod'
import { Day } from './pulse.ts'

/** The weekly mail as its reader asked for it. */
export const WeeklyMail = z.object({
  isWanted: z.boolean(),
  to: z.string().nullable().describe('null: the account has no address'),
  hasMail: z.boolean().describe('false where the school can send none'),
  nextAt: z.date().describe('when the next would leave'),
  zone: z.string().describe('IANA zone of the reader, whose morning it is'),
  last: z
    .object({
      weekOn: Day,
      state: z.enum(['sent', 'refused', 'unknown']).describe('unknown: it left, perhaps'),
      at: z.date(),
    })
    .nullable(),
})
export type WeeklyMail = z.infer<typeof WeeklyMail>

/** A mail as it would leave now. */
export const WeeklyLetter = z.object({
  weekOn: Day.describe('Monday of the week it is about'),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})
export type WeeklyLetter = z.infer<typeof WeeklyLetter>

export const weeklyMailErrors = {
  NO_MAIL: {
    status: 409,
    message: 'Nobody would get a mail: the school sends none, or there is no address.',
  },
  NOTHING_TO_SAY: { status: 409, message: 'There are no learners, or the week is not counted yet.' },
  MAIL_REFUSED: {
    status: 502,
    message: 'The mail server did not take the mail.',
    data: z.object({ said: z.string() }),
  },
  BAD_TOKEN: { status: 410, message: 'The link is not one of this school.' },
} as const
