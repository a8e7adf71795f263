import { expect, test, vi } from 'vitest'
import { openPage } from './open-page.ts'

const request = new Request('http://school.example/learn')
const kept = () => Promise.resolve(new Response('kept frame'))
const textOf = async (opening: Parameters<typeof openPage>[0]) => (await openPage(opening)).text()
const answering = (status: number) => Promise.resolve(new Response('page of the school', { status }))

test.each([
  ['the school answers', () => answering(200), 'page of the school'],
  ['the school says that there is no such page', () => answering(404), 'page of the school'],
  ['there is no network', () => Promise.reject<Response>(new TypeError('no network')), 'kept frame'],
  ['only the proxy answers', () => answering(502), 'kept frame'],
])('where %s, that is what opens', async (_case, ask, text) => {
  expect(await textOf({ request, preloaded: ask(), shell: kept })).toBe(text)
})

test('a school that does not answer in time is not waited for', async () => {
  vi.useFakeTimers()
  const opened = textOf({ request, preloaded: new Promise(() => {}), shell: kept })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await opened).toBe('kept frame')
  vi.useRealTimers()
})

test('where nothing is kept yet, the school is waited for', async () => {
  const none = () => Promise.resolve(undefined)
  expect(await textOf({ request, preloaded: answering(200), shell: none })).toBe('page of the school')
  expect(await textOf({ request, preloaded: answering(503), shell: none })).toBe('')
})
