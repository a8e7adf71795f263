import { MailRefused } from '@banxue/platform/mail/mailer'
import { expect, test } from 'vitest'
import { createWeeklyMailStore } from '../store/weekly-mails.ts'
import { givenWeeklyMail, reader, smallSchool, weekOn } from '../testing/weekly-mail.ts'
import { createWeeklyMail } from './index.ts'

const tuesday = '2026-11-10T00:00:00Z'
const before = new Date('2026-11-01T00:00:00Z')
const at = (time: string) => new Date(`2026-11-${time}`)

async function given(...readers: readonly ReturnType<typeof reader>[]) {
  const school = await givenWeeklyMail(tuesday, smallSchool, ...readers)
  const store = createWeeklyMailStore(school.needs.db)
  for (const { id } of readers) await store.want(id, true, before)
  return { ...school, store }
}

test('everybody who asked gets it once, on a morning of theirs, in their language', async () => {
  const { weeklyMail, mails } = await given(
    reader('wu'),
    reader('smith', { zone: 'America/New_York', language: 'zh-CN' }),
  )
  const to = () => mails.map((mail) => mail.to)
  await weeklyMail.job.runDue(at('09T11:59:00Z')) // the week is not over everywhere
  expect(to()).toEqual([])
  await weeklyMail.job.runDue(at('09T12:55:00Z')) // 7:55 in New York
  expect(to()).toEqual([])
  await weeklyMail.job.runDue(at('09T13:00:00Z'))
  expect(to()).toEqual(['smith@example.org'])
  await weeklyMail.job.runDue(at('10T00:00:00Z')) // 8:00 in Shanghai
  await weeklyMail.job.runDue(at('10T00:05:00Z'))
  await weeklyMail.job.runDue(at('10T02:00:00Z'))
  expect(to()).toEqual(['smith@example.org', 'wu@example.org'])
  expect(mails[0]?.text).toContain('这一周有 4 人在学，比前一周多 1 人。')
  expect(mails[1]?.text).toContain('4 people learned, 1 more than the week before.')
  expect(mails[1]?.messageId).toBe(`pulse-${weekOn}-${reader('wu').id}@school.example`)
})

test('nobody gets it unasked, without the permission, without an address, or after stopping it', async () => {
  const [unasked, learner, silent, stopped] = ['unasked', 'learner', 'silent', 'stopped'].map((word) =>
    reader(word),
  )
  if (!unasked || !learner || !silent || !stopped) throw new Error('four readers')
  const { weeklyMail, mails, store, people } = await given(unasked, learner, silent, stopped)
  await store.want(unasked.id, false, before)
  people.set(learner.id, { ...learner, roles: ['learner'] })
  people.set(silent.id, { ...silent, email: null })
  await store.want(stopped.id, false, before)
  await weeklyMail.job.runDue(at('10T00:00:00Z'))
  expect(mails).toEqual([])
})

test('an instructor is told about the courses they teach alone', async () => {
  const { weeklyMail, mails } = await given(reader('teacher', { roles: ['learner', 'instructor'] }))
  await weeklyMail.job.runDue(at('10T00:00:00Z'))
  // They teach none, so there is nothing to say, and nothing is remembered as sent.
  expect(mails).toEqual([])
})

test('several servers at once send it once', async () => {
  const school = await given(reader('wu'))
  const servers = Array.from({ length: 4 }, () => createWeeklyMail(school.needs))
  await Promise.all(servers.map(({ job }) => job.runDue(at('10T00:00:00Z'))))
  expect(school.mails).toHaveLength(1)
})

test('a mail that the server refuses is tried again, five times at most', async () => {
  const school = await given(reader('wu'))
  let tries = 0
  const { job } = createWeeklyMail({
    ...school.needs,
    sendMail: () => {
      tries += 1
      return Promise.reject(new MailRefused('try later'))
    },
  })
  await job.runDue(at('10T00:00:00Z'))
  await job.runDue(at('10T00:05:00Z'))
  expect(tries).toBe(1)
  for (let minutes = 30; minutes < 600; minutes += 30)
    await job.runDue(new Date(at('10T00:00:00Z').getTime() + minutes * 60_000))
  expect(tries).toBe(5)
})

test('a mail of which nobody knows whether it left is not sent again', async () => {
  const school = await given(reader('wu'))
  let tries = 0
  const { job } = createWeeklyMail({
    ...school.needs,
    sendMail: () => {
      tries += 1
      return Promise.reject(new Error('the line broke'))
    },
  })
  await job.runDue(at('10T00:00:00Z'))
  await school.weeklyMail.job.runDue(at('10T06:00:00Z'))
  expect([tries, school.mails.length]).toEqual([1, 0])
  expect(await school.store.last(reader('wu').id)).toMatchObject({ weekOn, state: 'begun' })
})

test('the link in the mail stops it at once, with nobody signed in', async () => {
  const { weeklyMail, mails, store } = await given(reader('wu'))
  await weeklyMail.job.runDue(at('10T00:00:00Z'))
  const { headers = {}, text = '' } = mails[0] ?? {}
  const url = headers['List-Unsubscribe']?.slice(1, -1) ?? ''
  expect(text).toContain(url)
  expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
  const post = (to: string) =>
    weeklyMail.stop(
      new Request(to, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
    )
  expect((await post(`${url}x`)).status).toBe(410)
  expect(await store.isWanted(reader('wu').id)).toBe(true)
  expect((await post(url)).status).toBe(204)
  expect((await post(url)).status).toBe(204)
  expect(await store.isWanted(reader('wu').id)).toBe(false)
})

test('whoever is forgotten leaves no trace, and a copy of what is kept can be had', async () => {
  const { weeklyMail, store } = await given(reader('wu'))
  await weeklyMail.job.runDue(at('10T00:00:00Z'))
  const rows = async () => {
    const tables = weeklyMail.exportOf(reader('wu').id)
    return Promise.all(tables.map(({ rows: read }) => Array.fromAsync(read())))
  }
  expect(await rows()).toEqual([
    [{ askedAt: before }],
    [{ weekOn, state: 'sent', tries: 1, begunAt: at('10T00:00:00Z') }],
  ])
  await weeklyMail.forgetPeople([reader('wu').id])
  expect(await rows()).toEqual([[], []])
  expect(await store.isWanted(reader('wu').id)).toBe(false)
})
