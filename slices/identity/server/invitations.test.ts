import { expect, test } from 'vitest'
import { type Browser, givenSchool, password, signUp } from './testing/school.ts'

const school = await givenSchool({
  demo: { isOn: () => true, progress: () => null },
  mailer: null,
})
// Mails of a school without SMTP lie in the demo's mailbox: what they say is the same.
const mails = async (): Promise<string[]> =>
  (await school.browser().call((client) => client.demoMailbox())).map(({ text }) => text)
const admin = school.browser()
await signUp(admin)
const link = await school.identity.reads.adminLink('http://127.0.0.1:3000')
await admin.call((client) =>
  client.claimAdmin({ token: new URL(link ?? '').searchParams.get('token') ?? '' }),
)

let count = 0
async function invited(email = `li.${++count}@example.org`) {
  // The newest mail comes first.
  school.clock.advance(1_000)
  const row = await admin.call((client) => client.invite({ email, language: 'zh-CN' }))
  const token = /join\?token=(\S+)/.exec((await mails())[0] ?? '')?.[1] ?? ''
  return { row, email, token }
}
const accept = (browser: Browser, token: string) =>
  browser.call((client) =>
    client.acceptInvitation({ token, name: 'Li Na', password, language: 'zh-CN', zone: 'Asia/Shanghai' }),
  )
const stateOf = async (id: string) =>
  (await admin.call((client) => client.listInvitations())).find((row) => row.id === id)?.state

test('who is invited comes in by the link of the mail, once, and is somebody with an account', async () => {
  const { row, email, token } = await invited()
  expect(row).toMatchObject({ email, state: 'open', invitedBy: 'Li Na' })
  const newcomer = school.browser()
  expect(await newcomer.call((client) => client.invitation({ token }))).toEqual({ email })
  await accept(newcomer, token)
  const { person } = await newcomer.call((client) => client.me())
  expect(person).toMatchObject({ kind: 'member', name: 'Li Na', email, language: 'zh-CN', hasPassword: true })
  expect(await stateOf(row.id)).toBe('accepted')
  expect((await school.browser().auth('/sign-in/email', { email, password })).status).toBe(200)
  await expect(accept(school.browser(), token)).rejects.toMatchObject({ code: 'BAD_TOKEN' })
  const facts = await school.db
    .selectFrom('event')
    .select('name')
    .where('subject_id', '=', person?.id ?? '')
    .execute()
  expect(facts.map(({ name }) => name)).toEqual(['identity.person_registered'])
})

test('a link that was withdrawn, or is too old, opens nothing', async () => {
  const withdrawn = await invited()
  await admin.call((client) => client.withdrawInvitation({ id: withdrawn.row.id }))
  expect(await stateOf(withdrawn.row.id)).toBe('withdrawn')
  await expect(accept(school.browser(), withdrawn.token)).rejects.toMatchObject({ code: 'BAD_TOKEN' })

  const old = await invited()
  const { expiresAt } = old.row
  const restore = school.clock.now()
  school.clock.set(expiresAt)
  expect(await school.browser().call((client) => client.invitation({ token: old.token }))).toBeNull()
  await expect(accept(school.browser(), old.token)).rejects.toMatchObject({ code: 'BAD_TOKEN' })
  school.clock.set(restore)
})

test('inviting somebody again ends the link before', async () => {
  const first = await invited()
  const second = await invited(first.email)
  expect([await stateOf(first.row.id), await stateOf(second.row.id)]).toEqual(['withdrawn', 'open'])
  await expect(accept(school.browser(), first.token)).rejects.toMatchObject({ code: 'BAD_TOKEN' })
  await accept(school.browser(), second.token)
})

test('who has an account is not invited, and who made one meanwhile is told to sign in', async () => {
  const { email, token } = await invited()
  await signUp(school.browser(), email)
  await expect(accept(school.browser(), token)).rejects.toMatchObject({ code: 'HAS_ACCOUNT' })
  await expect(invited(email.toUpperCase())).rejects.toMatchObject({ code: 'HAS_ACCOUNT' })
})

test('two who open one link at once become one person', async () => {
  const { token } = await invited()
  const tries = await Promise.allSettled([1, 2, 3].map(() => accept(school.browser(), token)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a mail that the server does not take invites nobody', async () => {
  const refusing = await givenSchool({
    mailer: { send: () => Promise.reject(new Error('550 relay denied')) },
  })
  const { identity, db } = refusing
  const inviter = refusing.browser()
  await inviter.call((client) => client.enterDemo({ role: 'admin' }))
  await expect(
    inviter.call((client) => client.invite({ email: 'li@example.org', language: 'en' })),
  ).rejects.toMatchObject({ code: 'MAIL_REFUSED', data: { said: '550 relay denied' } })
  expect(await db.selectFrom('invitation').selectAll().execute()).toEqual([])
  await Promise.all(identity.jobs.map((job) => job.runDue(refusing.clock.now())))
})

test('who is erased leaves no invitation behind', async () => {
  const { email, token } = await invited()
  const newcomer = school.browser()
  await accept(newcomer, token)
  await newcomer.call((client) => client.eraseNow({ password }))
  const left = await school.db.selectFrom('invitation').select('id').where('email', '=', email).execute()
  expect(left).toEqual([])
})
