import type { Language } from '@banxue/platform/i18n/language'
import type { Mail } from '@banxue/platform/mail/mailer'
import type { Kysely } from 'kysely'
import type { Alarms, Population } from '#retention/contract'
import type { RetentionNeeds } from '../needs.ts'
import type { Scope } from '../scope.ts'
import type { WeeklyMailTables } from '../store/weekly-mails.ts'

/** Who reads the mail: their address, words, morning, and what they may see. */
export interface MailReader {
  id: string
  email: string | null
  roles: readonly string[]
  language: Language
  /** IANA name. */
  zone: string
}

/** What the weekly mail is given beside the reports. */
export interface WeeklyMailNeeds extends RetentionNeeds {
  db: Kysely<WeeklyMailTables>
  /** What is not as usual, of the courses within a scope. */
  alarms(population: Population, scope: Scope): Promise<Pick<Alarms, 'alarms'>>
  /** Address under which browsers reach the school. */
  publicUrl: string
  /** At least 32 bytes, the same for every server of the school; signs the links that stop the mail. */
  secret: string
  schoolName(): Promise<string>
  /** Null where there is no such person (any more). */
  reader(personId: string): Promise<MailReader | null>
  /** False where nobody would get a mail. */
  hasMail(): boolean
  /** Sends a mail to somebody; rejects as a mailer does. */
  sendMail(personId: string, mail: Omit<Mail, 'to'>): Promise<void>
}
