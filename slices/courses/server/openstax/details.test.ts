import { describe, expect, it } from 'vitest'
import { CourseDetails } from '#courses/contract'
import { plannedDays, shortened } from './details.ts'
import { importOpenStax } from './import-openstax.ts'
import { archiveOf } from './testing/archives.ts'
import { books, chapter, cnxml, collection } from './testing/books.ts'

const detailsOf = async (
  metadata = '',
  preface = '<para>Hello.</para>',
  change = (text: string): string => text,
) => {
  const text = change(
    collection(`<col:module document="m1"/>${chapter('Heat', 'm2')}${chapter('Light', 'm3')}`, metadata),
  )
  const { courses, report } = await importOpenStax(
    archiveOf({
      'META-INF/books.xml': books('a-book'),
      'collections/a-book.collection.xml': text,
      'modules/m1/index.cnxml': cnxml(preface, 'Preface'),
      'modules/m2/index.cnxml': cnxml('<para>Text.</para>'),
      'modules/m3/index.cnxml': cnxml('<para>Text.</para>'),
    }),
  )
  const details = courses[0]?.details
  if (details === undefined) throw new Error('no course')
  return { details: CourseDetails.parse(details), report, draft: courses[0] }
}

describe('what a course says of itself', () => {
  it('is what the preface says of the book', async () => {
    const about =
      'A book is a thorough introduction to heat and light for learners who have met neither of them before.'
    const preface = `<section><title>About OpenStax</title><para>${'OpenStax is a publisher. '.repeat(8)}</para></section><section><title>About <emphasis>A book</emphasis></title><para>${about} ${'More words follow here. '.repeat(20)}</para></section>`
    const { details } = await detailsOf('', preface)
    expect(details.summary.en).toMatch(/^A book is a thorough introduction/)
    expect(details.summary.en?.length).toBeLessThanOrEqual(300)
    expect(details.summary.en).toMatch(/\.$/)
  })

  it('is the collection’s own abstract where it has one', async () => {
    expect((await detailsOf('<md:abstract>All of heat.</md:abstract>')).details.summary.en).toBe(
      'All of heat.',
    )
  })

  it('is a list of the chapters where nobody says more', async () => {
    expect((await detailsOf()).details.summary.en).toBe('Heat, Light.')
  })

  it('names title, authors, © OpenStax, the licence, and that the book was rearranged', async () => {
    const { details } = await detailsOf('<md:authors><md:author>Ann &amp; Co</md:author></md:authors>')
    expect(details.attribution?.en).toBe(
      '<p><a href="https://openstax.org/details/books/a-book"><cite>A book</cite></a>, Ann &amp; Co, © OpenStax, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Access for free at openstax.org. Arranged here as units and steps.</p>',
    )
    expect(details.licenceUrl).toBe('https://creativecommons.org/licenses/by/4.0/')
  })

  it('reads the authors of older books', async () => {
    const roles =
      '<md:actors><md:person userid="ann"><md:fullname>Ann Bee</md:fullname></md:person><md:person userid="cee"><md:fullname>Cee</md:fullname></md:person></md:actors><md:roles><md:role type="author">ann</md:role></md:roles>'
    expect((await detailsOf(roles)).details.attribution?.en).toContain('Ann Bee, © OpenStax')
  })

  it('names the licence that the book has, which is not always the same', async () => {
    const { details } = await detailsOf('', undefined, (text) =>
      text.replace('licenses/by/4.0', 'licenses/by-nc-sa/4.0'),
    )
    expect(details.attribution?.en).toContain('CC BY-NC-SA 4.0')
    const without = await detailsOf('', undefined, (text) => text.replace(/<md:license[^>]*>/, ''))
    expect(without.details.licenceUrl).toBeNull()
  })
})

describe('a book of another language', () => {
  it('keeps a book of another language in the English place and reports it', async () => {
    const { details, report } = await detailsOf('<md:language>es</md:language>')
    expect(details.languages).toEqual(['en'])
    expect(report).toContainEqual({
      outcome: 'changed',
      code: 'language_not_offered',
      place: 'a-book',
      detail: { language: 'es' },
      count: 1,
    })
  })

  it('marks the language of its texts where the school has no place for it', async () => {
    const { draft } = await detailsOf('<md:language>es</md:language>')
    expect(draft?.modules[0]?.units[0]?.steps[0]?.content).toMatchObject({
      html: { en: '<div lang="es"><p>Hello.</p></div>' },
    })
  })

  it('keeps a Chinese book in Chinese, with Chinese words around it', async () => {
    const { details, draft } = await detailsOf('<md:language>zh</md:language>')
    expect(details.languages).toEqual(['zh-CN'])
    expect(details.title).toEqual({ 'zh-CN': 'A book' })
    expect(draft?.modules.map(({ title }) => title)).toEqual([
      { 'zh-CN': 'Preface' },
      { 'zh-CN': 'Heat' },
      { 'zh-CN': 'Light' },
    ])
  })
})

describe('the plan', () => {
  it('plans three hours a week, and a week at the least', () => {
    expect([60, 3 * 3600, 3 * 3600 + 1, 30 * 3600].map(plannedDays)).toEqual([7, 7, 8, 70])
  })
})

describe('shortened', () => {
  it('keeps whole sentences, else whole words', () => {
    expect(shortened('Short.')).toBe('Short.')
    expect(shortened(`${'A sentence of words. '.repeat(20)}`)).toMatch(/^(A sentence of words\. ?)+$/)
    const long = shortened('word '.repeat(100))
    expect(long.length).toBeLessThanOrEqual(300)
    expect(long).toMatch(/word…$/)
  })
})
