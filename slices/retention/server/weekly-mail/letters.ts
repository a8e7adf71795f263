import type { Mail } from '@banxue/platform/mail/mailer'
import { scopeOf } from '../scope.ts'
import { type AskWeek, createAskWeek } from './figures.ts'
import { pageOf, textOf } from './letter.ts'
import type { MailReader, WeeklyMailNeeds } from './needs.ts'
import { sayWeek } from './say-week.ts'
import type { StopTokens } from './stop-token.ts'

/** A mail without its receiver. */
type Letter = Pick<Mail, 'subject' | 'text' | 'headers'> & { html: string }

/** Writes the mail about a week for a reader; null where there is nothing to say, or not yet. */
export type WriteLetter = (reader: MailReader, weekOn: string) => Promise<Letter | null>

/** Address of the page on which a mail is stopped; a mail program posts to it (RFC 8058), a person opens it. */
const stopPath = '/mail/stop'

/**
 * Answers of the reports are shared by the readers whom one function writes to: make a new one for each round.
 *
 * @param tokens sign the links that stop the mail
 */
export function createWriteLetter(needs: WeeklyMailNeeds, tokens: StopTokens): WriteLetter {
  const askWeek: AskWeek = createAskWeek(needs)
  return async ({ id, roles, language }, weekOn) => {
    const taught = roles.includes('instructor') ? await needs.courses.taughtBy(id) : []
    const figures = await askWeek(weekOn, scopeOf(null, roles, taught))
    if (figures === null) return null
    const stopUrl = new URL(`${stopPath}?token=${tokens.tokenFor(id)}`, needs.publicUrl).href
    const reader = { language, school: await needs.schoolName(), publicUrl: needs.publicUrl, stopUrl }
    const said = sayWeek(figures, reader)
    return {
      subject: said.subject,
      text: textOf(said),
      html: pageOf(said),
      headers: {
        'List-Unsubscribe': `<${stopUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }
  }
}
