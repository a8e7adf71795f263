import { describe, expect, it } from 'vitest'
import { htmlOf } from './testing/books.ts'

const table = (inside: string, attributes = ''): string =>
  `<table id="t" summary="" ${attributes}>${inside}</table>`
const columns =
  '<colspec colnum="1" colname="c1"/><colspec colnum="2" colname="c2"/><colspec colnum="3" colname="c3"/>'

describe('tables', () => {
  it('have their title, head, body and foot', async () => {
    expect(
      await htmlOf(
        table(
          '<title>Heat</title><tgroup cols="2"><thead><row><entry>a</entry><entry>b</entry></row></thead><tfoot><row><entry>e</entry><entry>f</entry></row></tfoot><tbody><row><entry>c</entry><entry><para id="p">d</para></entry></row></tbody></tgroup>',
        ),
      ),
    ).toBe(
      '<table id="t"><caption><strong>Table 1.1</strong> Heat</caption><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tfoot><tr><td>e</td><td>f</td></tr></tfoot><tbody><tr><td>c</td><td><p id="p">d</p></td></tr></tbody></table>',
    )
  })

  it('span columns by the names of the first and the last', async () => {
    const html = await htmlOf(
      table(
        `<tgroup cols="3">${columns}<thead><row><entry namest="c1" nameend="c3">a</entry></row></thead><tbody><row><entry namest="c2" nameend="c3">b</entry></row></tbody></tgroup>`,
      ),
    )
    expect(html).toContain('<th scope="colgroup" colspan="3">a</th>')
    expect(html).toContain('<td colspan="2">b</td>')
  })

  it('span columns by the name of a span, and rows by how many more', async () => {
    const html = await htmlOf(
      table(
        `<tgroup cols="3">${columns}<spanspec spanname="s" namest="c1" nameend="c2"/><tbody><row><entry spanname="s" morerows="2">a</entry></row></tbody></tgroup>`,
      ),
    )
    expect(html).toContain('<td colspan="2" rowspan="3">a</td>')
  })
})

describe('tables of several parts', () => {
  it('with several groups are several tables under one title', async () => {
    const group = (text: string): string =>
      `<tgroup cols="1"><tbody><row><entry>${text}</entry></row></tbody></tgroup>`
    expect(await htmlOf(table(`<title>T</title>${group('a')}${group('b')}`, 'class="unnumbered"'))).toBe(
      '<table id="t"><caption>T</caption><tbody><tr><td>a</td></tr></tbody></table><table><tbody><tr><td>b</td></tr></tbody></table>',
    )
  })

  it('may stand in the cell of another', async () => {
    const html = await htmlOf(
      table(
        '<tgroup cols="1"><tbody><row><entrytbl cols="1"><tbody><row><entry>a</entry></row></tbody></entrytbl></row></tbody></tgroup>',
      ),
    )
    expect(html).toContain('<td><table><tbody><tr><td>a</td></tr></tbody></table></td>')
  })

  it('hold pictures, lists and code', async () => {
    const html = await htmlOf(
      table(
        '<tgroup cols="1"><tbody><row><entry><list><item>a</item></list><code lang="python">b</code></entry></row></tbody></tgroup>',
      ),
    )
    expect(html).toContain('<td><ul><li>a</li></ul><p><code class="language-python">b</code></p></td>')
  })

  it('do not believe a span of a million', async () => {
    const html = await htmlOf(
      table(
        '<tgroup cols="1"><tbody><row><entry namest="c1" nameend="c1000000" morerows="1000000">a</entry></row></tbody></tgroup>',
      ),
    )
    expect(html).toContain('<td colspan="100" rowspan="501">a</td>')
  })
})
