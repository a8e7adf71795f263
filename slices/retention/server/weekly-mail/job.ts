import type { Job } from '@banxue/platform/jobs/job'
import { MailRefused } from '@banxue/platform/mail/mailer'
import { isAllowed } from '#identity/contract'
import type { WeeklyMailStore } from '../store/weekly-mails.ts'
import { createWriteLetter, type WriteLetter } from './letters.ts'
import type { WeeklyMailNeeds } from './needs.ts'
import type { StopTokens } from './stop-token.ts'
import { isDue, lastWeek } from './week.ts'

/** Sends the weekly mail to everybody whose morning it is. */
export function createWeeklyMailJob(needs: WeeklyMailNeeds, store: WeeklyMailStore, tokens: StopTokens): Job {
  async function sendTo(personId: string, askedAt: Date, now: Date, write: WriteLetter): Promise<void> {
    const weekOn = lastWeek(now)
    const reader = await needs.reader(personId)
    if (reader === null || reader.email === null || !isAllowed('pulse.read', reader.roles)) return
    if (!isDue(weekOn, reader.zone, askedAt, now)) return
    const letter = await write(reader, weekOn)
    if (letter === null || !(await store.begin(personId, weekOn, now))) return
    const messageId = `pulse-${weekOn}-${personId}@${new URL(needs.publicUrl).hostname}`
    try {
      await needs.sendMail(personId, { ...letter, messageId })
    } catch (error) {
      needs.log.warn({ weekOn, error: String(error) }, 'a weekly mail did not leave')
      // Where nobody knows whether it left, it is as if it had: rather none than two.
      if (error instanceof MailRefused) await store.settle(personId, weekOn, 'refused')
      return
    }
    await store.settle(personId, weekOn, 'sent')
  }

  return {
    name: 'retention.send_weekly_mails',
    everyS: 300,
    async runDue(now) {
      if (!needs.hasMail()) return
      const write = createWriteLetter(needs, tokens)
      for (const { personId, askedAt } of await store.waiting(lastWeek(now), now))
        await sendTo(personId, askedAt, now, write)
    },
  }
}
