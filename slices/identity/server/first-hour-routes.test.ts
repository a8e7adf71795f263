import { expect, test } from 'vitest'
import { type Browser, givenSchool, mailbox, signUp } from './testing/school.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** An admin of a school with a mail server; `refused` says which subjects that refuses, and why. */
async function givenAdmin(
  change: Parameters<typeof givenSchool>[0] = {},
  refused: (subject: string) => string | null = () => null,
) {
  const box = mailbox()
  const mailer: typeof box = {
    ...box,
    async send(mail) {
      const why = refused(mail.subject)
      if (why !== null) throw new Error(why)
      await box.send(mail)
    },
  }
  const school = await givenSchool({ mailer, demo: { isOn: () => false, progress: () => null }, ...change })
  const admin = school.browser()
  const email = 'wu.tong@example.org'
  await admin.auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  await expect.poll(() => box.mails.length).toBe(1)
  const otp = /\d{6}/.exec(box.mails[0]?.text ?? '')?.[0]
  await admin.auth('/sign-in/email-otp', { email, otp, name: 'Wu Tong' })
  const link = await school.identity.reads.adminLink('http://127.0.0.1:3000')
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  await admin.call((client) => client.claimAdmin({ token }))
  return { ...school, admin, box }
}
const done = async (admin: Browser) =>
  (await admin.call((client) => client.firstHour())).items.filter(({ isDone }) => isDone).map(({ id }) => id)
const putLogo = async ({ identity, admin }: Awaited<ReturnType<typeof givenAdmin>>, body: Buffer) =>
  identity.logo.put(
    new Request('http://127.0.0.1:3000/api/school/logo', { method: 'PUT', body: new Uint8Array(body) }),
    await admin.actor(),
  )

test('what is chosen is done, for every page to see, and can be taken back', async () => {
  const { admin, browser } = await givenAdmin()
  expect(await done(admin)).toEqual([])
  await admin.call((client) => client.changeSchool({ name: 'Lamp', accent: '#1d6fd8', language: 'zh-CN' }))
  expect(await done(admin)).toEqual(['name', 'colours', 'language'])
  const { school } = await browser().call((client) => client.me())
  expect(school).toMatchObject({ name: 'Lamp', accent: '#1d6fd8', language: 'zh-CN', logoUrl: null })
  await admin.call((client) => client.changeSchool({ accent: null, language: null }))
  expect(await done(admin)).toEqual(['name'])
})

test('a logo is cleaned, served to anyone, replaced and removed; an SVG is none', async () => {
  const school = await givenAdmin()
  const { identity, admin } = school
  const get = (url: string) => identity.logo.get(new Request(`http://127.0.0.1:3000${url}`))
  const answer = (await (await putLogo(school, png)).json()) as { logoUrl: string }
  const { school: seen } = await admin.call((client) => client.me())
  expect(seen.logoUrl).toBe(answer.logoUrl)
  const served = await get(answer.logoUrl)
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(await done(admin)).toEqual(['logo'])
  expect((await putLogo(school, Buffer.from('<svg onload="alert(1)"/>'))).status).toBe(422)
  expect((await putLogo(school, Buffer.alloc(600 * 1024, png))).status).toBe(413)
  expect((await get('/logo/../secret')).status).toBe(404)
  await admin.call((client) => client.removeLogo())
  expect((await get(answer.logoUrl)).status).toBe(404)
})

test('only an admin puts a logo', async () => {
  const school = await givenAdmin()
  const request = () =>
    new Request('http://127.0.0.1/api/school/logo', { method: 'PUT', body: new Uint8Array(png) })
  expect((await school.identity.logo.put(request(), null)).status).toBe(401)
  const guest = school.browser()
  await guest.call((client) => client.becomeGuest({ language: 'en', zone: 'UTC' }))
  expect((await school.identity.logo.put(request(), await guest.actor())).status).toBe(403)
})

test('mail is tested by what the mail server says', async () => {
  let isRefusing = true
  const { admin, box } = await givenAdmin({}, (subject) =>
    isRefusing && subject.startsWith('Mail of') ? '550 no such user' : null,
  )
  expect(await admin.call((client) => client.testMail())).toMatchObject({
    isAccepted: false,
    said: '550 no such user',
  })
  expect(await done(admin)).toEqual([])
  isRefusing = false
  expect(await admin.call((client) => client.testMail())).toMatchObject({ isAccepted: true })
  expect(await done(admin)).toEqual(['mail'])
  expect(box.mails.at(-1)?.html).toContain('Test school')
})

test('a course that can be joined and a backup that was finished are seen', async () => {
  const { admin } = await givenAdmin({
    hasOwnCourse: async () => true,
    backupAt: async () => new Date('2026-11-22'),
  })
  expect(await done(admin)).toEqual(['course', 'backup'])
})

test('the list is put away and found again', async () => {
  const { admin } = await givenAdmin()
  await admin.call((client) => client.putFirstHourAway({ isAway: true }))
  expect((await admin.call((client) => client.firstHour())).isAway).toBe(true)
  await admin.call((client) => client.putFirstHourAway({ isAway: false }))
  expect((await admin.call((client) => client.firstHour())).isAway).toBe(false)
})

test('without a mail server there is nothing to test and nobody to invite', async () => {
  const school = await givenSchool({ demo: { isOn: () => false, progress: () => null } })
  const admin = school.browser()
  await signUp(admin)
  const link = await school.identity.reads.adminLink('http://127.0.0.1:3000')
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  await admin.call((client) => client.claimAdmin({ token }))
  await expect(admin.call((client) => client.testMail())).rejects.toMatchObject({ code: 'NO_MAIL' })
  await expect(
    admin.call((client) => client.invite({ email: 'li@example.org', language: 'en' })),
  ).rejects.toMatchObject({ code: 'NO_MAIL' })
})
