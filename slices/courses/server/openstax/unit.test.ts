import { describe, expect, it } from 'vitest'
import { everythingOf, importContent } from './testing/books.ts'

const list =
  '<list><item>Define <term class="no-emphasis">heat</term>.</item><item>Explain Ohm’s law;</item></list>'
const section = `<section class="learning-objectives"><title>Learning Objectives</title><para>By the end of this section, you will be able to:</para>${list}</section>`

describe('objectives', () => {
  it.each([
    ['in a section of that class', section, ''],
    ['in a section of that title', `<section><title>Learning objectives</title>${list}</section>`, ''],
    ['in a note of that class', `<note class="learning-objectives">${list}</note>`, ''],
    [
      'in the abstract',
      '',
      `<metadata><md:title>x</md:title><md:abstract>By the end of this section, you will be able to:${list}</md:abstract></metadata>`,
    ],
  ])('become goal and recap when they stand %s', async (_place, content, metadata) => {
    const { unit } = await importContent(`${content}<para>Text.</para>`, {}, metadata)
    expect(unit.goal).toEqual({ en: 'After this you can define heat; explain Ohm’s law.' })
    expect(unit.recap).toEqual([{ en: 'You can now define heat.' }, { en: 'You can now explain Ohm’s law.' }])
    expect(everythingOf(unit).match(/define heat/gi)).toHaveLength(2)
    expect(unit.steps).toHaveLength(1)
  })

  it('of a whole chapter stay in the text', async () => {
    const { unit } = await importContent(
      `<note class="chapter-objectives"><title>Chapter Objectives</title>${list}</note>`,
    )
    expect(unit.recap).toEqual([])
    expect(everythingOf(unit)).toContain('Chapter Objectives')
  })

  it('leave the text that stands beside them', async () => {
    const { unit } = await importContent(
      section.replace('</section>', '<para>How many decisions today?</para></section>'),
    )
    expect(everythingOf(unit)).toContain('<p>How many decisions today?</p>')
  })

  it('that name no act stay as they are', async () => {
    const { unit } = await importContent(
      `<section class="learning-objectives"><list><item>How heat flows</item></list></section><para>x</para>`,
    )
    expect(unit.recap).toEqual([{ en: 'How heat flows.' }])
    expect(unit.goal).toBeNull()
  })

  it('keeps acronyms as they are', async () => {
    const { unit } = await importContent(
      '<section class="learning-objectives"><list><item>DNA and its parts</item></list></section><para>x</para>',
    )
    expect(unit.recap).toEqual([{ en: 'You can now DNA and its parts.' }])
  })

  it('are not needed, and an abstract without them is read first', async () => {
    const { unit } = await importContent(
      '<para>Text.</para>',
      {},
      '<metadata><md:title>x</md:title><md:abstract>What heat is.</md:abstract></metadata>',
    )
    expect(unit.steps[0]?.content).toMatchObject({ html: { en: '<p>What heat is.</p>\n<p>Text.</p>' } })
  })
})

describe('key terms', () => {
  it('are those of the glossary with their meanings, then those of the text', async () => {
    const { unit } = await importContent(
      '<para><term>Heat</term>, <term>work</term>, <term class="no-emphasis">cold</term>, <term>laws</term></para>',
      {},
      '<glossary><definition><term>heat</term><meaning>energy <emphasis>in transit</emphasis></meaning></definition><definition><term>law</term><meaning>rule</meaning></definition></glossary>',
    )
    expect(unit.keyTerms).toEqual([
      { term: { en: 'heat' }, meaning: { en: '<p>energy <strong>in transit</strong></p>' } },
      { term: { en: 'law' }, meaning: { en: '<p>rule</p>' } },
      { term: { en: 'work' }, meaning: null },
    ])
  })
})

describe('a unit', () => {
  it('is reported when it asks nothing', async () => {
    expect((await importContent('<para>Text.</para>')).codes).toContain('unit_without_question')
  })

  it('takes its title from the document, with its marks as text', async () => {
    const { unit } = await importContent('<para>Text.</para>')
    expect(unit.title).toEqual({ en: 'A section' })
  })
})
