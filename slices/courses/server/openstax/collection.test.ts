import { describe, expect, it } from 'vitest'
import { importOpenStax } from './import-openstax.ts'
import { archiveOf } from './testing/archives.ts'
import { bookOf, books, chapter, cnxml, collection } from './testing/books.ts'

const page = (id: string): string => cnxml(`<para id="p">Text of ${id}.</para>`, `Title of ${id}`)
const withModules = (collections: Record<string, string>, ...ids: string[]): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(collections).map(([slug, text]) => [`collections/${slug}.collection.xml`, text]),
  ),
  ...Object.fromEntries(ids.map((id) => [`modules/${id}/index.cnxml`, page(id)])),
})
const outlineOf = async (files: Record<string, string>): Promise<string[]> => {
  const { courses } = await importOpenStax(archiveOf(files))
  return courses.flatMap(({ modules }) =>
    modules.map(({ title, units }) => `${title.en} [${units.map(({ key }) => key).join(' ')}]`),
  )
}

describe('the outline of a book', () => {
  it('makes a module of a chapter and a unit of each of its documents', async () => {
    const text = collection(chapter('Motion', 'm1', 'm2') + chapter('Heat', 'm3'))
    const files = { 'META-INF/books.xml': books('a'), ...withModules({ a: text }, 'm1', 'm2', 'm3') }
    expect(await outlineOf(files)).toEqual(['Motion [m1 m2]', 'Heat [m3]'])
  })

  it('puts the title of a part before the titles of its chapters', async () => {
    const text = collection(
      `<col:subcollection><md:title>Life</md:title><col:content><col:module document="m1"/>${chapter('Cells', 'm2')}</col:content></col:subcollection>`,
    )
    const files = { 'META-INF/books.xml': books('a'), ...withModules({ a: text }, 'm1', 'm2') }
    expect(await outlineOf(files)).toEqual(['Life [m1]', 'Life: Cells [m2]'])
  })

  it('keeps the preface and the appendices as modules of their own', async () => {
    const text = collection(
      `<col:module document="m1"/>${chapter('Motion', 'm2')}<col:module document="m3"/><col:module document="m4"/>`,
    )
    const files = { 'META-INF/books.xml': books('a'), ...withModules({ a: text }, 'm1', 'm2', 'm3', 'm4') }
    expect(await outlineOf(files)).toEqual(['Title of m1 [m1]', 'Motion [m2]', 'Appendices [m3 m4]'])
  })

  it('requires what stands in chapters and lets a preface be skipped', async () => {
    const text = collection(`<col:module document="m1"/>${chapter('Motion', 'm2')}`)
    const { courses } = await importOpenStax(
      archiveOf({ 'META-INF/books.xml': books('a'), ...withModules({ a: text }, 'm1', 'm2') }),
    )
    const units = courses.flatMap(({ modules }) => modules.flatMap((module) => module.units))
    expect(units.map(({ isRequired }) => isRequired)).toEqual([false, true])
  })

  it('makes one module of a book without chapters, and requires it', async () => {
    const text = collection('<col:module document="m1"/><col:module document="m2"/>')
    const files = { 'META-INF/books.xml': books('a'), ...withModules({ a: text }, 'm1', 'm2') }
    expect(await outlineOf(files)).toEqual(['A book [m1 m2]'])
    const { courses } = await importOpenStax(archiveOf(files))
    expect(courses[0]?.modules[0]?.units.every(({ isRequired }) => isRequired)).toBe(true)
  })
})

describe('a repository', () => {
  it('makes a course of each book of a bundle, which may share their modules', async () => {
    const files = {
      'META-INF/books.xml': books('one', 'two'),
      ...withModules(
        {
          one: collection(chapter('First', 'm1')).replaceAll('a-book', 'one'),
          two: collection(chapter('Second', 'm1', 'm2')).replaceAll('a-book', 'two'),
        },
        'm1',
        'm2',
      ),
    }
    const { courses } = await importOpenStax(archiveOf(files))
    expect(courses.map(({ sourceKey }) => sourceKey)).toEqual(['openstax:one', 'openstax:two'])
    expect(courses.map(({ modules }) => modules[0]?.units.length)).toEqual([1, 2])
  })

  it('finds the book within the folder that a download puts around it', async () => {
    const files = {
      'META-INF/books.xml': books('a'),
      ...withModules({ a: collection(chapter('Motion', 'm1')) }, 'm1'),
    }
    const inFolder = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`osbooks-a-main/${path}`, text]),
    )
    expect(await outlineOf(inFolder)).toEqual(['Motion [m1]'])
  })

  it('takes every collection where no list of books names them', async () => {
    expect(await outlineOf(withModules({ a: collection(chapter('Motion', 'm1')) }, 'm1'))).toEqual([
      'Motion [m1]',
    ])
  })

  it('keeps the key of a chapter when its title changes', async () => {
    const keyOf = async (title: string): Promise<string | undefined> => {
      const text = collection(chapter(title, 'm1'))
      const { courses } = await importOpenStax(archiveOf(withModules({ a: text }, 'm1')))
      return courses[0]?.modules[0]?.key
    }
    expect(await keyOf('Motion')).toBe(await keyOf('Kinematics'))
  })

  it('makes one unit of a document that is named twice', async () => {
    const text = collection(chapter('Motion', 'm1') + chapter('Again', 'm1', 'm2') + chapter('Nothing', 'm1'))
    expect(await outlineOf(withModules({ a: text }, 'm1', 'm2'))).toEqual(['Motion [m1]', 'Again [m2]'])
  })

  it('reports modules that no collection names', async () => {
    const { report } = await importOpenStax(
      bookOf({ m1: page('m1') }, { 'modules/m9/index.cnxml': page('m9') }),
    )
    expect(report).toContainEqual({
      outcome: 'dropped',
      code: 'module_unused',
      place: 'modules#m9',
      detail: {},
      count: 1,
    })
  })
})

describe('a book that cannot be imported', () => {
  const refusal = (files: Record<string, string>): Promise<unknown> => importOpenStax(archiveOf(files))

  it('is refused when it is no OpenStax repository', async () => {
    await expect(refusal({ 'readme.md': 'Hello' })).rejects.toMatchObject({ code: 'not_openstax' })
  })

  it('is refused when its collection is not there', async () => {
    await expect(refusal({ 'META-INF/books.xml': books('a') })).rejects.toMatchObject({
      code: 'collection_missing',
    })
  })

  it('is refused when its collection names no module', async () => {
    const files = { 'META-INF/books.xml': books('a'), ...withModules({ a: collection('') }) }
    await expect(refusal(files)).rejects.toMatchObject({ code: 'collection_empty' })
  })

  it('is refused when a module is not there, and says which', async () => {
    const files = {
      'META-INF/books.xml': books('a'),
      ...withModules({ a: collection(chapter('Motion', 'm1')) }),
    }
    await expect(refusal(files)).rejects.toMatchObject({
      code: 'module_missing',
      place: 'modules/m1/index.cnxml',
    })
  })

  it('is refused when a module is named by a path', async () => {
    const files = {
      'META-INF/books.xml': books('a'),
      ...withModules({ a: collection(chapter('Motion', '../../x')) }),
    }
    await expect(refusal(files)).rejects.toMatchObject({ code: 'module_missing' })
  })

  it('is refused when its XML is broken, with file and line', async () => {
    const broken = cnxml('<para>One</para>\n\n<para>Two').replace('</content></document>', '')
    await expect(importOpenStax(bookOf({ m1: broken }))).rejects.toMatchObject({
      code: 'broken_xml',
      place: expect.stringMatching(/^modules\/m1\/index\.cnxml:\d+$/) as string,
    })
  })
})
