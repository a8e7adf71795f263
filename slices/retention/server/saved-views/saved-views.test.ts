import { testDatabase } from '@banxue/platform/testing/database'
import { FakeClock } from '@banxue/platform/testing/clock'
import { createRouterClient } from '@orpc/server'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import type { ViewContent } from '#retention/contract'
import type { SavedViewTables } from '../store/saved-views.ts'
import { createSavedViews } from './index.ts'

type Tables = SavedViewTables & { person: { id: string; language: string; zone: string } }
const db = await testDatabase<Tables>()
const savedViews = createSavedViews({
  db: db as unknown as Kysely<SavedViewTables>,
  clock: new FakeClock('2026-11-22T10:00:00Z'),
  names: (ids) => Promise.resolve(new Map(ids.map((id) => [id, 'Wu Tong']))),
})

async function staff(role = 'operator') {
  const personId = crypto.randomUUID()
  await db.insertInto('person').values({ id: personId, language: 'en', zone: 'UTC' }).execute()
  const client = createRouterClient(savedViews.routes, {
    context: {
      actor: {
        personId,
        kind: 'member',
        roles: ['learner', role],
        simulated: false,
        language: 'en',
        zone: 'UTC',
        sessionId: 'one',
      },
      language: 'en',
      ref: 'test',
      headers: new Headers(),
      resHeaders: new Headers(),
    },
  })
  return { personId, client }
}
const phones: ViewContent = {
  name: 'Phones',
  place: '/console/pulse/coming',
  search: { device: 'phone', cohort: '2026-10', vs: 'device.desktop' },
  isShared: false,
}

test('a view is kept with its page and filters under a cleaned name, and is only the own one', async () => {
  const [one, other] = [await staff(), await staff()]
  await one.client.saveView({ ...phones, name: ' Phones\u202e \n of  October ' })
  expect(await one.client.savedViews()).toMatchObject([
    { ...phones, name: 'Phones of October', isOwn: true, by: null },
  ])
  expect(await other.client.savedViews()).toEqual([])
  for (const name of ['', ' \u200b ', 'x'.repeat(61)])
    await expect(one.client.saveView({ ...phones, name })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a shared view is seen by others, who cannot change or delete it', async () => {
  const [one, other, stranger] = [await staff(), await staff('instructor'), await staff('coach')]
  const { id } = await one.client.saveView(phones)
  await one.client.changeView({ id, name: 'Small screens', isShared: true })
  const seen = { id, name: 'Small screens', isOwn: false, by: 'Wu Tong', search: phones.search }
  expect(await other.client.savedViews()).toMatchObject([seen])
  await expect(other.client.changeView({ id, name: 'Mine', isShared: false })).rejects.toMatchObject({
    code: 'NO_SUCH_VIEW',
  })
  await other.client.deleteView({ id })
  expect(await other.client.savedViews()).toMatchObject([seen])
  await expect(stranger.client.savedViews()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await one.client.deleteView({ id })
  expect(await other.client.savedViews()).toEqual([])
})

test('what a person saved goes with them, and is in the copy of their data', async () => {
  const { personId, client } = await staff()
  await client.saveView(phones)
  const [table] = savedViews.exportOf(personId)
  const rows = []
  for await (const row of table?.rows() ?? []) rows.push(row)
  expect(rows).toMatchObject([{ name: 'Phones', search: phones.search }])
  await savedViews.forgetPeople([personId])
  expect(await client.savedViews()).toEqual([])
})

test('a hundred views are enough', async () => {
  const { client } = await staff()
  for (let n = 0; n < 100; n++) await client.saveView({ ...phones, name: `View ${n}` })
  await expect(client.saveView(phones)).rejects.toMatchObject({ code: 'TOO_MANY_VIEWS' })
})
