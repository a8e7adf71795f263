import { expect, test } from 'vitest'
import { isQuietSvg, sniffed } from './media-type.ts'
import { pixel } from './testing/sample-course.ts'

test.each([
  ['a PNG that says it is a JPEG', pixel, 'image/jpeg', 'image/png'],
  ['HTML that says it is a PNG', Buffer.from('<script>'), 'image/png', null],
  ['HTML that says it is SVG', Buffer.from('<html><body>'), 'image/svg+xml', null],
  ['a drawing', Buffer.from('<svg xmlns="x">'), 'image/svg+xml', 'image/svg+xml'],
  [
    'a drawing behind its XML declaration',
    Buffer.from('<?xml version="1.0"?>'),
    'image/svg+xml',
    'image/svg+xml',
  ],
  ['a program', Buffer.from('\u007fELF\0\0'), 'text/plain', null],
  ['words', Buffer.from('hello'), 'text/plain', 'text/plain'],
])('%s is taken for what its bytes are', (_what, bytes, claimed, found) => {
  expect(sniffed(bytes, claimed)).toBe(found)
})

test.each([
  '<svg><script>alert(1)</script></svg>',
  '<svg onload="alert(1)"/>',
  '<svg><a href="javascript:alert(1)"/></svg>',
  '<svg><a href="java&#115;cript:alert(1)"/></svg>',
  '<svg><image href="https://elsewhere.example/x.png"/></svg>',
  '<svg><foreignObject><p>x</p></foreignObject></svg>',
  '<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>',
  '<svg><style>@import "x";</style></svg>',
  '<svg><set attributeName="href" to="javascript:x"/></svg>',
  '<svg><rect fill="url(https://x)"/></svg>',
  '<?xml-stylesheet href="x"?><svg/>',
])('%s does more than draw', (text) => {
  expect(isQuietSvg(text)).toBe(false)
})

test('a drawing with references into itself only draws', () => {
  expect(
    isQuietSvg(
      '<svg><defs><linearGradient id="a"/></defs><use href="#b"/><rect fill="url(#a)" style="fill:red"/><image href="data:image/png;base64,AA"/></svg>',
    ),
  ).toBe(true)
})
