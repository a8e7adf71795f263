import type { Clock } from '@banxue/platform/clock'
import type { Language } from '@banxue/platform/i18n/language'
import type { Log } from '@banxue/platform/log/log'
import type { Mail, Mailer } from '@banxue/platform/mail/mailer'
import { accentOf } from '@banxue/ui/first/accent'
import { invitationLifeMs } from './invitation-state.ts'
import { logoPath } from './logo.ts'
import { letterOf } from './mail-letter.ts'
import { codeMail, erasureMail, invitationMail, resetMail, testMail } from './mails.ts'
import { languageOf } from './request.ts'
import type { DemoStore } from './store/demo.ts'
import type { PeopleStore, Person } from './store/people.ts'
import type { School, SchoolStore } from './store/school.ts'

interface MailsNeeds {
  /** Null without SMTP: then a demo school keeps mails for its mailbox page, and another sends none. */
  mailer: Mailer | null
  demo: { isOn: () => boolean }
  clock: Clock
  log: Log
  publicUrl: string
  people: PeopleStore
  school: SchoolStore
  demoStore: DemoStore
}

const dayMs = 24 * 3_600_000
/** Links of a school that chose no colour. */
const ownInk = '#7a4a00'

/** Every mail of the school about people and their accounts, under its own head. */
export function createMails({ mailer, demo, clock, log, publicUrl, people, school, demoStore }: MailsNeeds) {
  async function send(language: Language, mailOf: (name: string) => Mail): Promise<void> {
    const settings = await school.settings()
    const mail = mailOf(settings.name)
    await post({ ...mail, html: letterOf(mail.text, language, headOf(settings, publicUrl)) })
  }
  async function post(mail: Mail): Promise<void> {
    if (mailer !== null) await mailer.send(mail)
    else if (demo.isOn()) await demoStore.keepMail(mail, clock.now())
    else log.warn({}, 'a mail was not sent: SMTP_URL is not set')
  }
  return {
    /** False where nobody would get a mail. */
    hasMail: () => mailer !== null || demo.isOn(),
    /** A mail that another slice wrote; to somebody without an address nothing is sent. */
    async sendMail(personId: string, mail: Omit<Mail, 'to'>) {
      const to = (await people.byId(personId))?.email
      if (to != null) await post({ ...mail, to })
    },
    async sendCode(email: string, code: string, headers: Headers) {
      const language = (await people.languageOf(email)) ?? languageOf(headers)
      await send(language, (name) => codeMail(email, code, name, language))
    },
    async sendReset(email: string, token: string) {
      const language = (await people.languageOf(email)) ?? 'en'
      const link = new URL(`/reset?token=${encodeURIComponent(token)}`, publicUrl).href
      await send(language, (name) => resetMail(email, link, name, language))
    },
    async sendErasureNotice({ email, language, zone }: Person, dueAt: Date) {
      if (email === null) return
      const on = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone }).format(dueAt)
      const link = new URL('/sign-in?to=/me/data', publicUrl).href
      await send(language, (name) => erasureMail(email, { on, link, school: name }, language))
    },
    async sendInvitation(email: string, token: string, language: Language) {
      const link = new URL(`/join?token=${encodeURIComponent(token)}`, publicUrl).href
      const days = invitationLifeMs / dayMs
      await send(language, (name) => invitationMail(email, { link, school: name, days }, language))
    },
    async sendTest({ email, language }: Person) {
      if (email !== null) await send(language, (name) => testMail(email, name, language))
    },
  }
}
export type Mails = ReturnType<typeof createMails>

const headOf = ({ name, accent, logo }: School, publicUrl: string) => ({
  school: name,
  logoUrl: logo === null ? null : new URL(logoPath(logo), publicUrl).href,
  ink: accent === null ? ownInk : accentOf(accent).light.ink,
})
