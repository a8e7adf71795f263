import { expect, test } from 'vitest'
import { letterOf } from './mail-letter.ts'

const head = { school: 'Lamp & Page', logoUrl: 'https://lamp.example/logo/1.png', ink: '#0b57a4' }

test('a letter shows the school, says the same words, and makes links of addresses alone', () => {
  const html = letterOf('Come in:\n\nhttps://lamp.example/join?token=a_b\n\nUntil then.\n', 'en', head)
  expect(html).toContain('<img src="https://lamp.example/logo/1.png"')
  expect(html).toContain('Lamp &#38; Page')
  expect(html).toContain('href="https://lamp.example/join?token=a_b"')
  expect(html.match(/<p /g)).toHaveLength(4)
})
test('what people wrote stays text', () => {
  const html = letterOf('<img src=x onerror=alert(1)>', 'zh-CN', {
    ...head,
    school: '"><script>',
    logoUrl: null,
  })
  expect(html).not.toMatch(/<(?:img|script)/)
  expect(html).toContain('lang="zh-CN"')
})
