import { describe, expect, it } from 'vitest'
import { importContent, readingsOf } from './testing/books.ts'

const words = (count: number, word = 'word'): string => Array.from({ length: count }, () => word).join(' ')
const para = (count: number, id = 'p'): string => `<para id="${id}">${words(count)}.</para>`
const exercise = (id: string, text = 'Why?'): string =>
  `<exercise id="${id}"><problem><para>${text}</para></problem></exercise>`
const shape = async (source: string): Promise<string[]> =>
  (await importContent(source)).unit.steps.map(
    ({ key, content, title }) => `${content.kind} ${key} ${title?.en ?? '-'}`,
  )

describe('steps', () => {
  it('let readings and questions alternate at their places', async () => {
    expect(
      await shape(`${para(100, 'a')}${exercise('e1')}${para(100, 'b')}${exercise('e2')}${para(100, 'c')}`),
    ).toEqual(['reading a -', 'open e1 -', 'reading b -', 'open e2 -', 'reading c -'])
  })

  it('make the title of a note the title of its questions, not a reading', async () => {
    expect(
      await shape(
        `<section id="s"><title>Heat</title>${para(100)}<note id="n"><title>Try it</title>${exercise('e1')}${exercise('e2')}</note></section>`,
      ),
    ).toEqual(['reading s Heat', 'open e1 Try it', 'open e2 Try it'])
  })

  it('give a few words before questions to each of them, their ids to the first', async () => {
    const { unit } = await importContent(
      `${para(100, 'a')}<para id="d">For the following exercises, explain.</para>${exercise('e1')}${exercise('e2')}`,
    )
    expect(unit.steps.map(({ content }) => (content.kind === 'open' ? content.stem.en : 'reading'))).toEqual([
      'reading',
      '<p id="d">For the following exercises, explain.</p><p>Why?</p>',
      '<p>For the following exercises, explain.</p><p>Why?</p>',
    ])
  })

  it('end what leads to questions where other text begins', async () => {
    const { unit } = await importContent(
      `<para>Explain.</para>${exercise('e1')}${para(100, 'b')}${exercise('e2')}`,
    )
    expect(JSON.stringify(unit).match(/Explain\./g)).toHaveLength(1)
  })
})

describe('readings', () => {
  it('end a long reading at the headings of its sections, whose titles they take', async () => {
    const section = (id: string, title: string, count: number): string =>
      `<section id="${id}"><title>${title}</title>${para(count, `${id}p`)}</section>`
    expect(
      await shape(section('a', 'One', 320) + section('b', 'Two', 40) + section('c', 'Three', 320)),
    ).toEqual(['reading a One', 'reading b Two'])
    expect(await shape(section('a', 'One', 320) + section('b', 'Two', 320))).toEqual([
      'reading a One',
      'reading b Two',
    ])
  })

  it('end a reading without headings between two blocks', async () => {
    expect(await shape(para(500, 'a') + para(500, 'b') + para(500, 'c'))).toEqual([
      'reading a -',
      'reading b -',
      'reading c -',
    ])
  })

  it('begin the headings within a reading at the third level', async () => {
    const { unit } = await importContent(
      '<section><title>A</title><para>a</para><section id="x"><title>B</title><para>b</para><section><title>C</title><para>c</para></section></section></section>',
    )
    expect(unit.steps[0]?.title).toEqual({ en: 'A' })
    expect(readingsOf(unit)).toBe('<p>a</p>\n<h3 id="x">B</h3>\n<p>b</p>\n<h4>C</h4>\n<p>c</p>')
  })

  it('keep a heading that has nothing under it', async () => {
    const { unit } = await importContent(`${para(30)}<section><title>Empty</title></section>`)
    expect(readingsOf(unit)).toContain('<h3>Empty</h3>')
  })
})

describe('keys of steps', () => {
  it('have keys of their own though the book uses an id twice, or none', async () => {
    expect(await shape(`${exercise('e')}${exercise('e')}<para>${words(100)}</para>`)).toEqual([
      'open e -',
      'open e-2 -',
      'reading reading-3 -',
    ])
  })

  it('keep their keys when text is added before them', async () => {
    const after = `${para(100, 'b')}${exercise('e1')}`
    const before = await shape(`${para(100, 'a')}${exercise('e0')}${after}`)
    const then = await shape(`${para(100, 'a')}${exercise('e0')}${para(100, 'new')}${exercise('e9')}${after}`)
    expect(then).toEqual(expect.arrayContaining(before))
  })
})

describe('a unit above fifteen minutes', () => {
  const long = (id: string): string =>
    `<section id="${id}"><title>Part ${id}</title>${para(1500, `${id}p`)}</section>`

  it('is split at headings into units whose keys go on', async () => {
    const { units, codes } = await importContent(long('a') + long('b') + long('c') + long('d'))
    expect(units.map(({ key }) => key)).toEqual(['m1', 'm1.2', 'm1.3', 'm1.4'].slice(0, units.length))
    expect(units.length).toBeGreaterThan(1)
    expect(units[1]?.title.en).toMatch(/^A section: Part [b-d]$/)
    expect(codes).toContain('unit_split')
  })

  it('stays whole where it has no headings', async () => {
    const { units } = await importContent(
      Array.from({ length: 12 }, (_, index) => para(500, `p${index}`)).join(''),
    )
    expect(units).toHaveLength(1)
  })

  it('is linked to in the part that holds the target', async () => {
    const { units } = await importContent(
      `<para>See <link target-id="dp"/>.</para>${long('a') + long('b') + long('c') + long('d')}`,
    )
    const last = units.at(-1)?.key ?? ''
    expect(JSON.stringify(units[0])).toContain(`<a href=\\"unit:${last}#dp\\">`)
  })
})
