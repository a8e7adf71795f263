import { z } from 'zod'
import { may } from './permissions.ts'

/** What makes a new school somebody's own, in the order in which it is best done. */
export const firstHourItems = [
  'name',
  'colours',
  'logo',
  'language',
  'course',
  'mail',
  'invitation',
  'backup',
] as const
export const FirstHourItem = z.enum(firstHourItems)
export type FirstHourItem = z.infer<typeof FirstHourItem>

export const FirstHour = z.object({
  items: z.array(z.object({ id: FirstHourItem, isDone: z.boolean() })),
  /** True where an admin wants to see it no more on the school's pages. */
  isAway: z.boolean(),
  /** When the mail server last took a mail that was sent to try it. */
  mailTestedAt: z.date().nullable(),
  /** When the last whole backup was made. */
  backupAt: z.date().nullable(),
  /** People who were invited and may come, or came. */
  invitedCount: z.int().nonnegative(),
  joinedCount: z.int().nonnegative(),
})
export type FirstHour = z.infer<typeof FirstHour>

const mailErrors = {
  NO_MAIL: { status: 409, message: 'The school has no mail server: SMTP_URL is not set.' },
  NO_ADDRESS: { status: 409, message: 'The caller has no mail address.' },
} as const

export const firstHourProcedures = {
  /** What has been done, as the school's own rows and files say. */
  firstHour: may('school.manage').route({ method: 'GET', path: '/school/first-hour' }).output(FirstHour),
  putFirstHourAway: may('school.manage')
    .route({ method: 'PUT', path: '/school/first-hour' })
    .input(z.object({ isAway: z.boolean() }))
    .output(z.object({})),
  /** Sends the caller a mail and waits for what the mail server says. */
  testMail: may('school.manage')
    .route({ method: 'POST', path: '/school/mail' })
    .output(
      z.object({
        to: z.string(),
        isAccepted: z.boolean(),
        /** What the server said, or why it was not reached; null where it took the mail. */
        said: z.string().nullable(),
      }),
    )
    .errors(mailErrors),
}
