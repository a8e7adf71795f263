import { describe, expect, it } from 'vitest'
import { htmlOf } from './testing/books.ts'

/** Name, source, HTML. */
const cases: readonly [string, string, string][] = [
  [
    'a bulleted list',
    '<list id="l" list-type="bulleted"><item id="i">a</item><item>b</item></list>',
    '<ul id="l"><li id="i">a</li><li>b</li></ul>',
  ],
  [
    'an enumerated list with its style and start',
    '<list list-type="enumerated" number-style="lower-alpha" start-value="3"><item>a</item></list>',
    '<ol type="a" start="3"><li>a</li></ol>',
  ],
  [
    'a list with labels',
    '<list list-type="labeled-item" mark-suffix=":"><item><label>A</label>a</item></list>',
    '<ul><li><strong>A:</strong> a</li></ul>',
  ],
  [
    'lists within lists',
    '<list><title>T</title><item>a<list list-type="enumerated"><item>b</item></list></item></list>',
    '<p><strong>T</strong></p><ul><li>a<ol><li>b</li></ol></li></ul>',
  ],
  [
    'an item of paragraphs',
    '<list><item><para>a</para><para>b</para></item></list>',
    '<ul><li>a<p>b</p></li></ul>',
  ],
  [
    'code with its language, its spaces kept',
    '<code display="block" lang="python">\nif a &lt; b:\n    c\n</code>',
    '<pre><code class="language-python">if a &lt; b:\n    c</code></pre>',
  ],
  ['preformatted text', '<preformat id="f">a\n  b</preformat>', '<pre id="f"><code>a\n  b</code></pre>'],
  ['a quotation', '<quote id="q">a</quote>', '<blockquote id="q"><p>a</p></blockquote>'],
  [
    'a note with its label and title',
    '<note id="n" class="psychology"><label>Dig Deeper</label><title>Sleep</title><para>a</para></note>',
    '<div id="n" class="note"><p><strong>Dig Deeper: Sleep</strong></p><p>a</p></div>',
  ],
  [
    'a note that only its class names',
    '<note class="everyday os-x link-to-learning"><label/><para>a</para></note>',
    '<div class="note"><p><strong>Link to learning</strong></p><p>a</p></div>',
  ],
  [
    'an example with its number',
    '<example id="e"><title>Falling</title><para>a</para></example>',
    '<div id="e" class="example"><p><strong>Example 1.1: Falling</strong></p><p>a</p></div>',
  ],
  [
    'a rule with statement and proof',
    '<rule type="theorem" id="r"><title>Pythagoras</title><statement><para>a</para></statement><proof><para>b</para></proof></rule>',
    '<div id="r" class="callout"><p><strong>Pythagoras</strong></p><p>a</p><div class="callout"><p><strong>Proof</strong></p><p>b</p></div></div>',
  ],
  [
    'a definition in the text',
    '<definition id="d"><term>heat</term><meaning>energy</meaning><example><para>fire</para></example></definition>',
    '<dl id="d"><dt>heat</dt><dd><p>energy</p><div class="example"><p>fire</p></div></dd></dl>',
  ],
  ['a paragraph with a title', '<para id="p"><title>T</title>a</para>', '<p id="p"><strong>T</strong> a</p>'],
  ['text that stands alone', 'loose <emphasis>text</emphasis>', '<p>loose <strong>text</strong></p>'],
  ['an equation without MathML', '<equation id="e">a = b</equation>', '<p id="e">a = b</p>'],
  ['a division', '<div><title>T</title><para>a</para></div>', '<p><strong>T</strong></p><p>a</p>'],
]

describe('blocks', () => {
  it.each(cases)('write %s', async (_name, source, html) => {
    expect(await htmlOf(source)).toBe(html)
  })
})
