import { call } from '@orpc/server'
import type { Actor } from '@banxue/platform/auth/actor'
import { MailRefused } from '@banxue/platform/mail/mailer'
import { expect, test } from 'vitest'
import { givenWeeklyMail, reader, smallSchool, weekOn } from '../testing/weekly-mail.ts'
import { createWeeklyMail } from './index.ts'

const wu = reader('wu')
const as = (actor: Partial<Actor> | null) => ({
  context: {
    actor:
      actor === null
        ? null
        : {
            personId: wu.id,
            kind: 'member' as const,
            roles: [...wu.roles],
            simulated: false,
            language: 'en',
            zone: 'UTC',
            sessionId: 'one',
            ...actor,
          },
    language: 'en' as const,
    ref: 'test',
    headers: new Headers(),
    resHeaders: new Headers(),
  },
})
const given = () => givenWeeklyMail('2026-11-10T03:00:00Z', smallSchool, wu)

test('it is off until somebody asks for it, and says when the next leaves', async () => {
  const { weeklyMail } = await given()
  const { routes } = weeklyMail
  const state = {
    isWanted: false,
    to: 'wu@example.org',
    hasMail: true,
    // Tuesday at eight in Shanghai.
    nextAt: new Date('2026-11-17T00:00:00Z'),
    zone: 'Asia/Shanghai',
    last: null,
  }
  expect(await call(routes.weeklyMail, undefined, as({}))).toEqual(state)
  await call(routes.wantWeeklyMail, { isWanted: true }, as({}))
  expect(await call(routes.weeklyMail, undefined, as({}))).toEqual({ ...state, isWanted: true })
})

test('it can be seen and sent at once, beside the weekly one', async () => {
  const { weeklyMail, mails } = await given()
  const { routes } = weeklyMail
  const letter = await call(routes.weeklyLetter, undefined, as({}))
  expect(letter).toMatchObject({ weekOn, subject: expect.stringContaining('4 learned (3 the week before)') })
  expect(await call(routes.sendWeeklyMail, undefined, as({}))).toEqual({ to: 'wu@example.org' })
  expect(mails).toMatchObject([{ to: 'wu@example.org', html: letter?.html }])
})

test('what keeps a mail from leaving is said', async () => {
  const school = await given()
  const send = (needs: Partial<typeof school.needs>) =>
    call(createWeeklyMail({ ...school.needs, ...needs }).routes.sendWeeklyMail, undefined, as({}))
  await expect(send({ hasMail: () => false })).rejects.toMatchObject({ code: 'NO_MAIL' })
  await expect(send({ reader: () => Promise.resolve({ ...wu, email: null }) })).rejects.toMatchObject({
    code: 'NO_MAIL',
  })
  await expect(
    send({ sendMail: () => Promise.reject(new MailRefused('550 Mailbox full\nmore')) }),
  ).rejects.toMatchObject({ code: 'MAIL_REFUSED', data: { said: '550 Mailbox full' } })
  const empty = await givenWeeklyMail('2026-11-10T03:00:00Z', [], wu)
  await expect(call(empty.weeklyMail.routes.sendWeeklyMail, undefined, as({}))).rejects.toMatchObject({
    code: 'NOTHING_TO_SAY',
  })
  expect(await call(empty.weeklyMail.routes.weeklyLetter, undefined, as({}))).toBeNull()
})

test('a visitor with a link of the school stops it, and nobody else', async () => {
  const { weeklyMail, mails } = await given()
  const { routes } = weeklyMail
  await call(routes.wantWeeklyMail, { isWanted: true }, as({}))
  await call(routes.sendWeeklyMail, undefined, as({}))
  const token = /token=([\w.-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? ''
  await expect(call(routes.stopWeeklyMail, { token: `${wu.id}.x` }, as(null))).rejects.toMatchObject({
    code: 'BAD_TOKEN',
  })
  await call(routes.stopWeeklyMail, { token }, as(null))
  expect(await call(routes.weeklyMail, undefined, as({}))).toMatchObject({ isWanted: false })
  await expect(call(routes.weeklyMail, undefined, as({ roles: ['learner'] }))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})
