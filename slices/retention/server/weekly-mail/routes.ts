import { actorOf, guarded } from '@banxue/platform/api/guard'
import type { Actor } from '@banxue/platform/auth/actor'
import { MailRefused } from '@banxue/platform/mail/mailer'
import { isAllowed } from '#identity/contract'
import { retentionContract, type WeeklyMail } from '#retention/contract'
import type { WeeklyMailStore } from '../store/weekly-mails.ts'
import { createWriteLetter } from './letters.ts'
import type { WeeklyMailNeeds } from './needs.ts'
import type { StopTokens } from './stop-token.ts'
import { lastWeek, nextAt } from './week.ts'

/** A mail that is being sent for longer than this is never heard of again. */
const sendingMs = 5 * 60_000

export function createWeeklyMailRoutes(needs: WeeklyMailNeeds, store: WeeklyMailStore, tokens: StopTokens) {
  const retention = guarded(retentionContract, isAllowed)
  const { clock } = needs

  async function letterFor({ personId }: Actor) {
    const reader = await needs.reader(personId)
    return reader === null ? null : createWriteLetter(needs, tokens)(reader, lastWeek(clock.now()))
  }

  return {
    weeklyMail: retention.weeklyMail.handler(async ({ context }) => {
      const { personId, zone: deviceZone } = actorOf(context)
      const [reader, isWanted, last] = await Promise.all([
        needs.reader(personId),
        store.isWanted(personId),
        store.last(personId),
      ])
      const zone = reader?.zone ?? deviceZone
      return {
        isWanted,
        to: reader?.email ?? null,
        hasMail: needs.hasMail(),
        nextAt: nextAt(zone, clock.now()),
        zone,
        last: last === undefined ? null : lastOf(last, clock.now()),
      }
    }),

    weeklyLetter: retention.weeklyLetter.handler(async ({ context }) => {
      const letter = await letterFor(actorOf(context))
      if (letter === null) return null
      const { subject, text, html } = letter
      return { weekOn: lastWeek(clock.now()), subject, text, html }
    }),

    wantWeeklyMail: retention.wantWeeklyMail.handler(async ({ input, context }) => {
      await store.want(actorOf(context).personId, input.isWanted, clock.now())
      return {}
    }),

    sendWeeklyMail: retention.sendWeeklyMail.handler(async ({ context, errors }) => {
      const actor = actorOf(context)
      const to = (await needs.reader(actor.personId))?.email ?? null
      if (to === null || !needs.hasMail()) throw errors.NO_MAIL()
      const letter = await letterFor(actor)
      if (letter === null) throw errors.NOTHING_TO_SAY()
      try {
        await needs.sendMail(actor.personId, letter)
      } catch (error) {
        if (error instanceof MailRefused) throw errors.MAIL_REFUSED({ data: { said: saidBy(error) } })
        throw error
      }
      return { to }
    }),

    stopWeeklyMail: retention.stopWeeklyMail.handler(async ({ input, errors }) => {
      const personId = tokens.personOf(input.token)
      if (personId === null) throw errors.BAD_TOKEN()
      await store.want(personId, false, clock.now())
      return {}
    }),
  }
}

type Last = NonNullable<Awaited<ReturnType<WeeklyMailStore['last']>>>

/** What became of a mail; null while it is being sent. */
function lastOf({ weekOn, state, at }: Last, now: Date): WeeklyMail['last'] {
  if (state !== 'begun') return { weekOn, state, at }
  return now.getTime() - at.getTime() < sendingMs ? null : { weekOn, state: 'unknown', at }
}

/** What the mail server said: a line at most. */
const saidBy = (error: Error): string => error.message.split('\n')[0]?.slice(0, 300) ?? ''
