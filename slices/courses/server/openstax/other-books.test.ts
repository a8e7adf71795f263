import { describe, expect, it } from 'vitest'
import { importContent, readingsOf } from './testing/books.ts'

const kinds = async (content: string, rest = '') => {
  const { unit, codes } = await importContent(content, {}, rest)
  return { unit, codes, kinds: unit.steps.map((step) => step.content.kind) }
}
const math =
  '<m:math><m:mrow><m:mi>v</m:mi><m:mo stretchy="false">=</m:mo><m:mfrac><m:mi>s</m:mi><m:mi>t</m:mi></m:mfrac></m:mrow></m:math>'
const filler = `<para id="f">${'Speed says how fast something moves. '.repeat(15)}</para>`

describe('a page as books of physics and mathematics have it', () => {
  it('asks “check your understanding”, the figure of the solution with the answer', async () => {
    const { unit, kinds: found } = await kinds(
      `${filler}<exercise id="cu" type="check-understanding"><label/><title>Check Your Understanding</title><problem id="p"><para id="q">How fast is ${math}?</para></problem><solution id="s"><figure id="sf"><caption>A sketch</caption></figure><para>Very.</para></solution></exercise>`,
    )
    expect(found).toEqual(['reading', 'open'])
    expect(unit.steps[1]?.title).toEqual({ en: 'Check Your Understanding' })
    expect(unit.steps[1]?.content).toMatchObject({
      stem: { en: expect.stringContaining('<math>') as string },
      modelAnswer: { en: expect.stringContaining('A sketch') as string },
    })
  })

  it('asks the exercise of an example, which has parts in its problem and its solution', async () => {
    const parts = (text: string): string =>
      `<list list-type="enumerated" number-style="lower-alpha"><item>${text} one</item><item>${text} two</item></list>`
    const { unit } = await kinds(
      `${filler}<example id="x"><exercise id="e"><problem><title>Finding the slope</title><para>Find:</para>${parts('slope')}</problem><solution>${parts('answer')}</solution></exercise></example>`,
    )
    expect(unit.steps[1]?.title).toEqual({ en: 'Example 1.1: Finding the slope' })
    expect(unit.steps[1]?.content).toMatchObject({
      kind: 'open',
      modelAnswer: { en: '<ol type="a"><li>answer one</li><li>answer two</li></ol>' },
    })
  })

  it('gives the hint of a checkpoint with the question', async () => {
    const { unit } = await kinds(
      `${filler}<note class="checkpoint"><exercise id="e"><problem><para>Find it.</para></problem><solution><para>It.</para></solution><commentary type="hint"><para>Look.</para></commentary></exercise></note>`,
    )
    expect(unit.steps[1]?.content).toMatchObject({
      stem: { en: expect.stringContaining('<summary>Hint</summary>') as string },
    })
    expect(unit.steps[1]?.title).toBeNull()
  })

  it('puts the directions of a series into each of its exercises', async () => {
    const { unit, kinds: found } = await kinds(
      `${filler}<section class="section-exercises"><title>Exercises</title><para>For the following exercises, find the limit.</para><exercise id="a"><problem><para>${math}</para></problem></exercise><exercise id="b"><problem><para>x</para></problem></exercise></section>`,
    )
    expect(found).toEqual(['reading', 'open', 'open'])
    for (const step of unit.steps.slice(1))
      expect(step.content).toMatchObject({
        stem: { en: expect.stringContaining('find the limit') as string },
      })
    expect(unit.steps.slice(1).map(({ title }) => title?.en)).toEqual(['Exercises', 'Exercises'])
  })
})

describe('a page as books of biology and psychology have it', () => {
  const review = `<section class="review-questions"><title>Review Questions</title><exercise id="r"><problem><para>Cells are ____.</para><list list-type="enumerated" number-style="lower-alpha"><item>small</item><item>large</item></list></problem><solution><para>A</para></solution></exercise></section>`

  it('turns review questions into choices, and critical thinking into open questions', async () => {
    const { kinds: found } = await kinds(
      `${filler}${review}<section class="critical-thinking"><title>Critical Thinking Questions</title><exercise id="c"><problem><para>Why?</para></problem><solution><para>So.</para></solution></exercise></section>`,
    )
    expect(found).toEqual(['reading', 'choice', 'open'])
  })

  it('shows a note with its label, its figure and the question it puts, and links its simulation', async () => {
    const { unit, codes } = await kinds(
      `${filler}<note id="n" class="interactive"><label/><title>Link to Learning</title><para>Run it.<newline/><media id="m" alt="atoms_isotopes"><iframe src="https://openstax.org/l/atoms"/></media></para></note>`,
    )
    expect(readingsOf(unit)).toContain(
      '<div id="n" class="note"><p><strong>Link to Learning</strong></p><p>Run it.<br><a href="https://openstax.org/l/atoms">Open: Atoms isotopes</a></p></div>',
    )
    expect(codes).toContain('media_linked')
  })

  it('keeps the outline of a chapter and its objectives in its introduction', async () => {
    const { unit } = await kinds(
      '<note class="chapter-objectives"><title>Chapter Objectives</title><para>By the end of this chapter, the student should be able to:</para><list><item>Recognize data.</item></list></note><para>Data are everywhere.</para>',
    )
    expect(unit.recap).toEqual([])
    expect(readingsOf(unit)).toContain('<li>Recognize data.</li>')
  })
})

describe('a page as older books have it', () => {
  it('reads a document type with its entities, and elements of old', async () => {
    const { unit } = await importContent(
      '<para>Old &mdash; and <cnxn document="m1" target="x">linked</cnxn></para>',
    )
    expect(readingsOf(unit)).toContain('Old — and')
  })

  it('keeps a bibliography that stands beside the content', async () => {
    const { unit } = await importContent(
      '<para>Text.</para>',
      {},
      '<file><entry>Bee, A. Heat.</entry></file>',
    )
    expect(readingsOf(unit)).toContain('Bee, A. Heat.')
  })
})
