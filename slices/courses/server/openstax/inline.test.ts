import { describe, expect, it } from 'vitest'
import { htmlOf, importContent, readingsOf } from './testing/books.ts'

describe('text within a line', () => {
  it.each([
    ['<emphasis effect="bold">x</emphasis>', '<strong>x</strong>'],
    ['<emphasis>x</emphasis>', '<strong>x</strong>'],
    ['<emphasis effect="italics">x</emphasis>', '<em>x</em>'],
    ['<emphasis effect="underline">x</emphasis>', '<u>x</u>'],
    ['<emphasis effect="smallcaps">x</emphasis>', '<small>x</small>'],
    ['<emphasis effect="normal">x</emphasis>', 'x'],
    ['H<sub>2</sub>O<sup>+</sup>', 'H<sub>2</sub>O<sup>+</sup>'],
    ['<term id="t">x</term>', '<strong id="t">x</strong>'],
    ['<term class="no-emphasis">x</term>', 'x'],
    ['<foreign xml:lang="la">x</foreign>', '<em lang="la">x</em>'],
    ['<cite>x</cite>', '<cite>x</cite>'],
    ['<quote display="inline">x</quote>', '“x”'],
    ['a<newline count="2"/>b', 'a<br><br>b'],
    ['a<space count="3"/>b', 'a\u00A0\u00A0\u00A0b'],
    ['<code lang="python">a &lt; b</code>', '<code class="language-python">a &lt; b</code>'],
    ['<code>x</code>', '<code>x</code>'],
    ['<kbd>x</kbd>', '<kbd>x</kbd>'],
    ['a &amp; b &lt;i&gt; &quot;', 'a &amp; b &lt;i&gt; "'],
    ['a<!-- b --><?c d?>e', 'ae'],
    ['<list display="inline" list-type="enumerated"><item>a</item><item>b</item></list>', 'a; b'],
  ])('writes %s', async (source, html) => {
    expect(await htmlOf(`<para id="p">${source}</para>`)).toBe(`<p id="p">${html}</p>`)
  })

  it('collects footnotes under the text that bears their marks, numbered through the unit', async () => {
    const html = await htmlOf(
      '<para>One<footnote id="f">First.</footnote></para><para>Two<footnote>Second.</footnote></para>',
    )
    expect(html).toBe(
      '<p>One<sup>1</sup></p><p id="f"><sup>1</sup> First.</p>\n<p>Two<sup>2</sup></p><p><sup>2</sup> Second.</p>',
    )
  })

  it('keeps what an unknown element holds, and reports its name once with its count', async () => {
    const { unit, report } = await importContent('<para>a <blink>b</blink> <blink>c</blink></para>')
    expect(readingsOf(unit)).toBe('<p>a b c</p>')
    expect(report).toContainEqual({
      outcome: 'changed',
      code: 'unknown_element',
      place: 'm1',
      detail: { element: 'blink' },
      count: 2,
    })
  })

  it('does not take names of objects for elements it knows', async () => {
    expect(await htmlOf('<para>a <constructor>b</constructor><toString>c</toString></para>')).toBe(
      '<p>a bc</p>',
    )
  })
})
