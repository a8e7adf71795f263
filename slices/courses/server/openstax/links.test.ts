import { describe, expect, it } from 'vitest'
import { importOpenStax } from './import-openstax.ts'
import { bookOf, cnxml, everythingOf, htmlOf, importContent } from './testing/books.ts'

const figure = '<figure id="f"><media alt="a"><image src="x.png" mime-type="image/png"/></media></figure>'

describe('links', () => {
  it('lead to the web', async () => {
    expect(await htmlOf('<para><link url="https://a.b/c?d=1&amp;e=2">here</link></para>')).toBe(
      '<p><a href="https://a.b/c?d=1&amp;e=2">here</a></p>',
    )
  })

  it('show their address where the book gives them no words', async () => {
    expect(await htmlOf('<para><link url="https://a.b/c"/></para>')).toBe(
      '<p><a href="https://a.b/c">a.b/c</a></p>',
    )
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'C:/x', 'vbscript:x'])(
    'never lead to %s',
    async (url) => {
      const { unit, codes } = await importContent(`<para><link url="${url}">words</link></para>`)
      expect(everythingOf(unit)).not.toContain(url)
      expect(everythingOf(unit)).toContain('words')
      expect(codes).toContain('link_target_missing')
    },
  )

  it('lead to a place of the unit and bear its number', async () => {
    expect(await htmlOf(`<para>See <link target-id="f"/>.</para>${figure}`)).toContain(
      'See <a href="unit:m1#f">Figure 1.1</a>.',
    )
  })

  it('read an empty document as this one', async () => {
    expect(await htmlOf(`<para><link target-id="f" document=""/></para>${figure}`)).toContain(
      '<a href="unit:m1#f">',
    )
  })

  it('lead to the step where a heading that became its title has gone', async () => {
    const html = await htmlOf(
      '<para>See <link target-id="s"/>.</para><section id="s"><title>Heat</title><para>Hot.</para></section>',
    )
    expect(html).toMatch(/<a href="unit:m1#[^"]+">Heat<\/a>/)
  })
})

describe('links across units', () => {
  it('lead to other units, by their titles where they have no words', async () => {
    const { courses } = await importOpenStax(
      bookOf({
        m1: cnxml('<para><link document="m2"/>, <link document="m2" target-id="f">there</link></para>'),
        m2: cnxml(`<para>Text.</para>${figure}`, 'Heat &amp; cold'),
      }),
    )
    expect(JSON.stringify(courses)).toContain(
      '<a href=\\"unit:m2\\">Heat &amp; cold</a>, <a href=\\"unit:m2#f\\">there</a>',
    )
  })

  it('keep their words and are reported when their target is not in the book', async () => {
    const { unit, report } = await importContent(
      '<para><link document="m77">Old <emphasis>book</emphasis></link></para>',
    )
    expect(everythingOf(unit)).toContain('<p>Old <strong>book</strong></p>')
    expect(report).toContainEqual({
      outcome: 'changed',
      code: 'link_target_missing',
      place: 'm1#m77',
      detail: { target: 'm77' },
      count: 1,
    })
  })
})
