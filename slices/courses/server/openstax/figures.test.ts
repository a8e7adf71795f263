import { describe, expect, it } from 'vitest'
import { htmlOf, importContent, readingsOf } from './testing/books.ts'

const picture = { 'media/a b.png': 'PNG' }
const image = (source: string): string => `<image mime-type="image/png" src="${source}"/>`

describe('figures', () => {
  it('show their picture, number, title and caption', async () => {
    const { unit, files } = await importContent(
      `<figure id="f"><title>Heat</title><media id="x" alt="A &quot;fire&quot;">${image('../../media/a b.png')}</media><caption>Hot.</caption></figure>`,
      picture,
    )
    expect(readingsOf(unit)).toBe(
      '<figure id="f"><img src="file:a_b.png" alt="A &quot;fire&quot;"><figcaption><strong>Figure 1.1</strong> <strong>Heat</strong> Hot.</figcaption></figure>',
    )
    expect(files).toEqual(['a_b.png'])
  })

  it('are shown by their text, and reported, when their picture is not in the file', async () => {
    const { unit, report } = await importContent(
      `<figure id="f" class="splash"><media id="x" alt="A fire.">${image('../../media/gone.jpg')}</media><caption>Hot.</caption></figure>`,
    )
    expect(readingsOf(unit)).toBe(
      '<figure id="f"><em>Not in the file: A fire.</em><figcaption>Hot.</figcaption></figure>',
    )
    expect(report).toContainEqual({
      outcome: 'changed',
      code: 'figure_missing',
      place: 'm1#x',
      detail: { source: 'gone.jpg' },
      count: 1,
    })
  })

  it('find a picture whose address is written in percent', async () => {
    expect(
      (await importContent(`<media alt="">${image('../../media/a%20b.png')}</media>`, picture)).files,
    ).toEqual(['a_b.png'])
  })

  it('never take a picture from outside the archive', async () => {
    const { files, codes } = await importContent(`<media alt="x">${image('../../../../etc/x.png')}</media>`)
    expect(files).toEqual([])
    expect(codes).toContain('figure_missing')
  })
})

describe('the pictures of figures', () => {
  it('bring each picture once, and two of one name under two', async () => {
    const others = { 'media/x.png': '1', 'modules/m1/x.png': '2' }
    const { files } = await importContent(
      `<media alt="">${image('../../media/x.png')}</media><media alt="">${image('x.png')}</media><media alt="">${image('x.png')}</media>`,
      others,
    )
    expect(files).toEqual(['x.png', 'm1-x.png'])
  })

  it('leave out the picture that is only for print', async () => {
    const { files } = await importContent(
      '<media alt=""><image for="pdf" src="../../media/p.png"/><image src="../../media/s.png"/></media>',
      { 'media/p.png': '1', 'media/s.png': '2' },
    )
    expect(files).toEqual(['s.png'])
  })
})

describe('figures among other things', () => {
  it('hold figures of their own', async () => {
    const html = await htmlOf(
      `<figure id="f"><subfigure id="a"><media alt="1">${image('../../media/a b.png')}</media><caption>One</caption></subfigure><caption>All</caption></figure>`,
      picture,
    )
    expect(html).toMatch(
      /^<figure id="f"><figure id="a"><img [^>]*><figcaption>One<\/figcaption><\/figure><figcaption><strong>Figure 1\.1<\/strong> All/,
    )
  })

  it('are numbered through the chapter, the unnumbered left out', async () => {
    const html = await htmlOf(
      '<figure id="a" class="unnumbered"><caption>A</caption></figure><figure id="b"><caption>B</caption></figure><figure id="c"><caption>C</caption></figure>',
    )
    expect(html).toContain('<figcaption>A</figcaption>')
    expect(html).toContain('<strong>Figure 1.1</strong> B')
    expect(html).toContain('<strong>Figure 1.2</strong> C')
  })

  it('close the paragraph that they stand in', async () => {
    expect(
      await htmlOf('<para id="p">Before <figure id="f"><caption>C</caption></figure> after.</para>'),
    ).toBe(
      '<p id="p">Before</p><figure id="f"><figcaption><strong>Figure 1.1</strong> C</figcaption></figure><p>after.</p>',
    )
  })
})

describe('media from elsewhere', () => {
  it.each(['iframe', 'video', 'audio', 'flash', 'object'])(
    'become a link when they are a %s, and are reported',
    async (name) => {
      const source = name === 'object' ? 'data' : 'src'
      const { unit, report } = await importContent(
        `<media id="x" alt="museum_entry_slides"><${name} ${source}="https://openstax.org/r/museum"/></media>`,
      )
      expect(readingsOf(unit)).toBe(
        '<p><a href="https://openstax.org/r/museum">Open: Museum entry slides</a></p>',
      )
      expect(report).toContainEqual({
        outcome: 'changed',
        code: 'media_linked',
        place: 'm1#x',
        detail: { address: 'https://openstax.org/r/museum' },
        count: 1,
      })
    },
  )

  it('are named where they stood, and reported as dropped, when the file lacks them', async () => {
    const { unit, codes } = await importContent(
      '<media alt="Speed_limits"><iframe src="../../media/interactive//x.html"/></media>',
    )
    expect(readingsOf(unit)).toBe('<p><em>Not in the file: Speed limits</em></p>')
    expect(codes).toContain('media_missing')
  })

  it('are reported apart when the file holds what cannot be shown', async () => {
    const { codes } = await importContent('<media alt="x"><video src="../../media/x.mp4"/></media>', {
      'media/x.mp4': '1',
    })
    expect(codes).toContain('media_unsupported')
  })
})
