import { silentLog } from '@banxue/platform/log/log'
import { createPubSub } from '@banxue/platform/pubsub/pubsub'
import { testDatabaseUrl } from '@banxue/platform/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createNews, type News } from './news.ts'
import { actorWith } from './testing.ts'

const url = await testDatabaseUrl()
const lines = [createPubSub(url, silentLog), createPubSub(url, silentLog)] as const
const [here, there] = lines.map((pubsub) => createNews({ pubsub, log: silentLog })) as [News, News]
afterAll(async () => {
  here.close()
  there.close()
  await Promise.all(lines.map((line) => line.close()))
})

const text = new TextDecoder()

/** A page of a session that listens; what it heard so far, heartbeats left out. */
async function listening(news: News, actor: ReturnType<typeof actorWith>) {
  const { status, body } = news.handler(actor)
  const reader = body?.getReader()
  const heard: string[] = []
  const read = async () => {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      heard.push(...text.decode(part.value).split('\n\n'))
    heard.push('end')
  }
  void read()
  return { status, heard: () => heard.filter((one) => one !== ':' && one !== ''), reader }
}

const personId = crypto.randomUUID()
const phone = actorWith({ personId, sessionId: 'phone' })
const desk = actorWith({ personId, sessionId: 'desk' })

test('what one device does its person’s other devices hear, at any server, and nobody else', async () => {
  const atDesk = await listening(there, desk)
  const atPhone = await listening(here, phone)
  const other = await listening(here, actorWith({ sessionId: 'other' }))
  await expect
    .poll(() => {
      here.tell(phone)
      return atDesk.heard()
    })
    .toContain('data: work')
  expect([atPhone.heard(), other.heard()]).toEqual([[], []])
})

test('what is done many times within a moment is told once', async () => {
  const atDesk = await listening(here, desk)
  await expect
    .poll(() => {
      here.tell(phone)
      return atDesk.heard().length
    })
    .toBeGreaterThan(0)
  const before = atDesk.heard().length
  for (let act = 0; act < 50; act += 1) here.tell(phone)
  here.tell({ personId, sessionId: null })
  await expect.poll(() => atDesk.heard().length).toBe(before + 2)
})

test('visitors are refused; guests and the people of the demo need no stream', () => {
  expect(here.handler(null).status).toBe(401)
  expect(here.handler(actorWith({ kind: 'guest' })).status).toBe(204)
  expect(here.handler(actorWith({ simulated: true })).status).toBe(204)
})

test('a person holds six streams; the oldest gives way to a seventh', async () => {
  const one = actorWith({ sessionId: 'desk' })
  const pages: Awaited<ReturnType<typeof listening>>[] = []
  for (let page = 0; page < 7; page += 1) pages.push(await listening(here, one))
  await expect
    .poll(() => pages.map(({ heard }) => heard().at(-1)))
    .toEqual(['end', ...Array(6).fill(undefined)])
})

test('a server that closes ends its streams, so that the pages look for another', async () => {
  const closing = createNews({ pubsub: lines[0], log: silentLog })
  const page = await listening(closing, desk)
  closing.close()
  await expect.poll(page.heard).toEqual(['end'])
})
