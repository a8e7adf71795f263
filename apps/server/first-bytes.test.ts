import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, scriptHashes } from './first-bytes-csp.ts'
import { type FirstPage, renderPage, type Template } from './first-bytes.ts'

const template: Template = {
  html: '<html lang="en"><head><!--first:head--></head><body><div id="root"><!--first:body--></div><!--first:data--><link rel="stylesheet" href="/assets/index.css"></body></html>',
  manifest: {
    'index.html': { file: 'assets/index.js' },
    '../../slices/courses/web/CoursePage.tsx': {
      file: 'assets/course.js',
      css: ['assets/course.css', 'assets/index.css'],
      imports: ['_shared.js', 'index.html'],
    },
    '_shared.js': { file: 'assets/shared.js', imports: ['../../slices/courses/web/CoursePage.tsx'] },
  },
}
const page: FirstPage = {
  language: 'zh-CN',
  title: '口语 "travel" <1>',
  description: 'a & b',
  canonicalUrl: 'https://school.example/courses/travel',
  picture: null,
  schoolName: '伴学',
  accent: null,
  body: '<p>$& $1</p>',
  data: { me: { name: '</script><script>alert(1)</script>' } },
  modules: ['courses/web/CoursePage.tsx'],
}

test('a page carries its language, title, description and address', () => {
  const html = renderPage(template, page)
  expect(html).toContain('<html lang="zh-CN"')
  expect(html).toContain('<title>口语 &#34;travel&#34; &#60;1&#62; · 伴学</title>')
  expect(html).toContain('<meta name="description" content="a &#38; b">')
  expect(html).toContain('<link rel="canonical" href="https://school.example/courses/travel">')
})

test('the picture of link previews is named with its size, and the card is large for it', () => {
  const picture = { url: 'https://school.example/cover/travel.0a1b2c3d.png', width: 1200, height: 630 }
  const html = renderPage(template, { ...page, picture })
  expect(html).toContain(`<meta property="og:image" content="${picture.url}">`)
  expect(html).toContain('<meta property="og:image:width" content="1200">')
  expect(html).toContain('<meta name="twitter:card" content="summary_large_image">')
  expect(renderPage(template, page)).not.toContain('og:image')
})

test('nothing in the data can end its block, and it reads back as it was', () => {
  const block = /id="first-data">(.*?)<\/script>/.exec(renderPage(template, page))?.[1] ?? ''
  expect(block).not.toContain('<')
  expect(JSON.parse(block)).toEqual(page.data)
})

test('markup is placed as it is, signs of replacement patterns too', () => {
  expect(renderPage(template, page)).toContain('<div id="root"><p>$& $1</p></div>')
})

test('what a page needs is fetched ahead, each file once, without the entry and what the template names', () => {
  const files = [...renderPage(template, page).matchAll(/modulepreload" crossorigin href="([^"]+)"/g)]
  expect(files.map(([, file]) => String(file)).toSorted()).toEqual(['/assets/course.js', '/assets/shared.js'])
  const styles = [...renderPage(template, page).matchAll(/as="style" crossorigin href="([^"]+)"/g)]
  expect(styles.map(([, file]) => file)).toEqual(['/assets/course.css'])
})

test('the policy allows the inline script by its hash, and no other', () => {
  const script = 'let a=1'
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`
  const hashes = scriptHashes(`<script>${script}</script><script type="application/json">{}</script>`)
  expect(hashes).toEqual([hash])
  const policy = contentSecurityPolicy(hashes)
  expect(policy).toContain(`script-src 'self' ${hash};`)
  expect(/script-src[^;]*unsafe/.test(policy)).toBe(false)
})
