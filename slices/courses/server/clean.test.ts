import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowedElements, isAllowedAttribute } from './allowed-html.ts'
import { cleanHtml, type Links } from './clean.ts'

const links: Links = {
  file: (name) => (name === 'cup.png' ? '/files/courses/abc/cup.png' : null),
  unit: (key, anchor) =>
    key === 'gone' ? null : `/learn/c/${key ?? 'here'}${anchor === null ? '' : `#c-${anchor}`}`,
}
const clean = (html: string) => cleanHtml(html, links)

test.each([
  ['<h1>Title</h1>', '<h2>Title</h2>'],
  ['<p lang="en" style="color:red">a</p>', '<p lang="en">a</p>'],
  [
    '<img src="file:cup.png" alt="A cup">',
    '<img alt="A cup" src="/files/courses/abc/cup.png" loading="lazy" decoding="async" />',
  ],
  ['<img src="file:lost.png" alt="A <cup>"> rest', '<span>A &lt;cup&gt;</span> rest'],
  ['<a href="unit:pay#price">pay</a>', '<a href="/learn/c/pay#c-price">pay</a>'],
  ['<a href="#fig-1">figure</a>', '<a href="/learn/c/here#c-fig-1">figure</a>'],
  ['<a href="unit:gone">gone</a>', '<span>gone</span>'],
  [
    '<a href="https://example.org/a?b=1">out</a>',
    '<a href="https://example.org/a?b=1" rel="noopener noreferrer nofollow" target="_blank">out</a>',
  ],
  ['<p id="x">a</p>', '<p id="c-x">a</p>'],
  ['<code class="language-python hljs">a &lt; b</code>', '<code class="language-python">a &lt; b</code>'],
  ['<th scope="col" onclick="x()">h</th>', '<th scope="col">h</th>'],
  [
    '<math display="block"><mfrac><mn>1</mn><mi>x</mi></mfrac></math>',
    '<math display="block"><mfrac><mn>1</mn><mi>x</mi></mfrac></math>',
  ],
  [
    '<details open><summary>more</summary>text</details>',
    '<details open><summary>more</summary>text</details>',
  ],
])('%s becomes what a page may place', (html, expected) => {
  expect(clean(html).html).toBe(expected)
})

test('what was taken out is told with its count', () => {
  const { mends } = clean(
    '<script>a</script><script>b</script><p onclick="x" style="y">c</p><a href="javascript:x">d</a>',
  )

  expect(mends).toEqual([
    { code: 'html_element_removed', detail: { element: 'script' }, count: 2 },
    { code: 'html_attribute_removed', detail: { attribute: 'onclick' }, count: 1 },
    { code: 'html_attribute_removed', detail: { attribute: 'style' }, count: 1 },
    { code: 'address_removed', detail: { address: 'javascript:x' }, count: 1 },
  ])
})

/** Known ways round filters: mutation, foreign namespaces, raw text, odd addresses, broken tags. */
const hostile = [
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg onload=alert(1)>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
  '<math href="javascript:alert(1)"><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style><style/><img src=x onerror=alert(1)>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<title><a title="</title><img src=x onerror=alert(1)>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a><a href="//evil.example">y</a><a href="\\\\evil.example">z</a>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<object data="javascript:alert(1)"></object><embed src="x"><base href="//evil.example"><meta http-equiv=refresh content="0;url=javascript:x">',
  '<form action="javascript:x"><input formaction="javascript:x" autofocus onfocus=alert(1)><button>b</button></form>',
  '<p/onclick=alert(1)>a</p><p title="`onmouseover=alert(1)`">b</p>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<a id="location" name="body" href="#x">clobber</a>',
  '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
]

const tag = /<(\/?)([a-z][a-z0-9-]*)((?: [^\s"<>=]+(?:="[^"<>]*")?)*)(?: \/)?>/g

/** Reads cleaned HTML strictly; every `<` must begin a tag of the list, with attributes of the list. */
function expectSafe(html: string): void {
  const text = html.replace(tag, (_all, _slash, element: string, attributes: string) => {
    expect(allowedElements).toContain(element)
    for (const [, name = '', value = ''] of attributes.matchAll(/ ([^\s"<>=]+)(?:="([^"<>]*)")?/g)) {
      if (name === 'id') expect(value).toMatch(/^c-/)
      else if (name === 'href') expect(value).toMatch(/^(?:https?:|mailto:|\/learn\/|\/files\/courses\/)/)
      else if (name === 'src') expect(value).toMatch(/^\/files\/courses\//)
      else if (!['class', 'rel', 'target', 'loading', 'decoding', 'alt'].includes(name))
        expect([name, isAllowedAttribute(element, name, value.replaceAll('&amp;', '&'))]).toEqual([
          name,
          true,
        ])
    }
    return ''
  })
  expect(text).not.toContain('<')
}

test.each(hostile)('%s is made harmless', (html) => {
  expectSafe(clean(html).html)
})

test('whatever is mixed from hostile parts comes out harmless, and cleaning again changes nothing of it', () => {
  const part = fc.oneof(
    fc.constantFrom(...hostile),
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&lt;',
      '&amp;lt;',
      '</',
      '/>',
      '<!--',
      '-->',
      ']]>',
      '<math>',
      '</math>',
      '<table>',
      '<p id=a class=note>',
      '<mi>',
      '</p>',
    ),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const { html } = clean(parts.join(''))
      expectSafe(html)
      expectSafe(clean(html).html)
    }),
    { numRuns: 400 },
  )
})
