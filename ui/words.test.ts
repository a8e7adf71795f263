import { expect, test } from 'vitest'
import { bundle, setLanguage, translate } from './words.ts'
import type { Messages } from './words/typing.ts'

const en = {
  plain: 'Plain',
  named: 'Hello, {{name}}',
  done_one: '{{count, number}} unit done',
  done_other: '{{count, number}} units done',
  share: '{{share, percent}} seen',
  left: '{{seconds, duration}} left',
} as const
const zhCN: Messages<typeof en> = {
  plain: '普通',
  named: '你好,{{name}}',
  done_other: '学完 {{count, number}} 个单元',
  share: '看了 {{share, percent}}',
  left: '还剩{{seconds, duration}}',
}
const words = bundle('test', { en: () => Promise.resolve(en), 'zh-CN': () => Promise.resolve(zhCN) })

test('plurals and figures are written as each language does', async () => {
  await setLanguage('en')
  await words.load()
  const english = translate(words)
  expect([english('done', { count: 1 }), english('done', { count: 1200 })]).toEqual([
    '1 unit done',
    '1,200 units done',
  ])
  expect(english('share', { share: 0.255 })).toBe('25.5% seen')
  expect(english('left', { seconds: 4800 })).toBe('1 hr 20 min left')

  await setLanguage('zh-CN')
  const chinese = translate(words)
  expect(chinese('done', { count: 1 })).toBe('学完 1 个单元')
  expect(chinese('left', { seconds: 240 })).toBe('还剩4分钟')
})

test('words that are there keep nobody waiting', async () => {
  const coming = words.load('en')
  await coming
  expect(words.load('en')).toBe(coming)
  expect(coming).toHaveProperty('status', 'fulfilled')
})

test('a switch fetches every bundle shown so far, so nothing falls back', async () => {
  await setLanguage('en')
  await words.load()
  await setLanguage('zh-CN')
  expect(translate(words)('named', { name: '李娜' })).toBe('你好,李娜')
})

test('a bundle that could not be fetched is fetched anew', async () => {
  let calls = 0
  const flaky = bundle('flaky', {
    en: () =>
      calls++ === 0 ? Promise.reject(new TypeError('offline')) : Promise.resolve({ a: 'A' } as const),
    'zh-CN': () => Promise.resolve({ a: '甲' }),
  })
  await expect(flaky.load('en')).rejects.toThrow('offline')
  await flaky.load('en')
  expect(calls).toBe(2)
})
