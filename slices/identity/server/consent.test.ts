import { expect, test } from 'vitest'
import { becomeGuest, givenSchool, signUp } from './testing/school.ts'

const given = async () => {
  const school = await givenSchool()
  const browser = school.browser()
  return { school, browser }
}
const facts = async ({ db }: Awaited<ReturnType<typeof givenSchool>>) =>
  (
    await db
      .selectFrom('event')
      .select(['subject_id', 'payload'])
      .where('name', '=', 'identity.consent_changed')
      .orderBy('id')
      .execute()
  ).map(({ subject_id, payload }) => ({ subject_id, ...payload }))

test('a change of mind counts from the next instant on, and the log says so once', async () => {
  const { school, browser } = await given()
  await signUp(browser)
  const { person } = await browser.call((client) => client.me())
  const id = person!.id
  expect(person!.consents).toEqual({ analysis: false, quality: true })

  await browser.call((client) => client.setConsent({ purpose: 'analysis', isGranted: true }))
  expect(await school.identity.reads.consents(id)).toEqual({ analysis: true, quality: true })
  school.clock.advance(1)
  await browser.call((client) => client.setConsent({ purpose: 'analysis', isGranted: true }))
  await browser.call((client) => client.setConsent({ purpose: 'analysis', isGranted: false }))
  expect(await school.identity.reads.consents(id)).toEqual({ analysis: false, quality: true })
  expect(await browser.call((client) => client.listConsents())).toEqual([
    { purpose: 'analysis', isGranted: false, changedAt: school.clock.now() },
    { purpose: 'quality', isGranted: true, changedAt: null },
  ])
  expect(await facts(school)).toEqual([
    { subject_id: id, purpose: 'analysis', granted: true },
    { subject_id: id, purpose: 'analysis', granted: false },
  ])
})

test('changes at the same moment are kept in one order, each once', async () => {
  const { school, browser } = await given()
  await signUp(browser)
  await Promise.all(
    Array.from({ length: 8 }, () =>
      browser.call((client) => client.setConsent({ purpose: 'quality', isGranted: false })),
    ),
  )
  expect(await facts(school)).toHaveLength(1)
})

test('a guest has a say too, keeps it on signing up, and visitors have none', async () => {
  const { school, browser } = await given()
  await expect(browser.call((client) => client.listConsents())).rejects.toMatchObject({ code: 'SIGN_IN' })
  await becomeGuest(browser)
  await browser.call((client) => client.setConsent({ purpose: 'quality', isGranted: false }))
  await signUp(browser)
  const { person } = await browser.call((client) => client.me())
  expect(await school.identity.reads.consents(person!.id)).toEqual({ analysis: false, quality: false })
})

test('where a guest merges, the word of the account stands, and the guest’s where it had none', async () => {
  const { school, browser } = await given()
  const email = await signUp(browser)
  await browser.call((client) => client.setConsent({ purpose: 'analysis', isGranted: false }))
  const other = school.browser()
  await becomeGuest(other)
  for (const purpose of ['analysis', 'quality'] as const)
    await other.call((client) => client.setConsent({ purpose, isGranted: purpose === 'analysis' }))
  await other.auth('/sign-in/email', { email, password: 'correct horse battery' })
  const { person } = await other.call((client) => client.me())
  expect(person?.kind).toBe('member')
  expect(await school.identity.reads.consents(person!.id)).toEqual({ analysis: false, quality: false })
})
