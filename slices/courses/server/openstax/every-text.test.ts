import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importContent } from './testing/books.ts'

/** Writes a tree as CNXML in which every text is a word that occurs once. */
interface Tree {
  name: string
  children: Tree[]
}

const inlines = [
  'emphasis',
  'term',
  'link',
  'code',
  'sub',
  'sup',
  'foreign',
  'cite',
  'footnote',
  'blink',
  'quote',
  'note',
  'span',
]
const blocks =
  'para list table figure note example section equation code preformat quote definition rule exercise div glossary media'.split(
    ' ',
  )
const forms = [
  '',
  ' display="inline"',
  ' display="block"',
  ' class="learning-questions"',
  ' effect="italics"',
]

const trees = (names: string[], depth: number): fc.Arbitrary<Tree> =>
  fc.record({
    name: fc.constantFrom(...names),
    children: fc.array(
      depth === 0 ? fc.constant({ name: '#', children: [] }) : trees([...names, '#'], depth - 1),
      { maxLength: 3 },
    ),
  })

function write(tree: Tree, words: string[], form: (words: string[]) => string): string {
  const word = (): string => {
    words.push(`Q${words.length}W`)
    return words.at(-1) ?? ''
  }
  const inner = (): string => `${tree.children.map((child) => write(child, words, form)).join('')}`
  const id = `id="i${words.length}"`
  switch (tree.name) {
    case '#':
      return ` ${word()} `
    case 'list':
      return `<list ${id}${form(words)}><title>${word()}</title><item><label>${word()}</label>${inner()}</item><item>${word()}</item></list>`
    case 'table':
      return `<table ${id}><title>${word()}</title><tgroup cols="2"><thead><row><entry>${word()}</entry></row></thead><tbody><row><entry>${inner()}</entry><entry>${word()}</entry></row></tbody></tgroup><caption>${word()}</caption></table>`
    case 'figure':
      return `<figure ${id}><title>${word()}</title><media alt="${word()}"><image src="x.png"/></media>${inner()}<caption>${word()}</caption></figure>`
    case 'media':
      return `<media ${id} alt="${word()}"><iframe src="https://a.b/c"/></media>${inner()}`
    case 'exercise':
      return `<exercise ${id}><title>${word()}</title><problem><title>${word()}</title><para>${word()}</para>${inner()}</problem><solution>${word()}</solution><commentary>${word()}</commentary></exercise>`
    case 'definition':
      return `<definition ${id}><term>${word()}</term><meaning>${inner()} ${word()}</meaning><seealso><term>${word()}</term></seealso></definition>`
    case 'glossary':
      return `<glossary><title>${word()}</title><definition><term>${word()}</term><meaning>${inner()}</meaning></definition></glossary>`
    case 'rule':
      return `<rule ${id} type="theorem"><label>${word()}</label><title>${word()}</title><statement>${inner()}</statement><proof>${word()}</proof></rule>`
    case 'equation':
      return `<equation ${id}><m:math><m:mrow><m:mi>${word()}</m:mi><m:mfenced><m:mi>${word()}</m:mi></m:mfenced></m:mrow></m:math>${inner()}</equation>`
    case 'section':
    case 'note':
    case 'example':
    case 'div':
      return `<${tree.name} ${id}${form(words)}><title>${word()}</title>${inner()}</${tree.name}>`
    default:
      return `<${tree.name} ${id}${form(words)}>${inner()}</${tree.name}>`
  }
}

describe('any tree of the elements that OpenStax uses', () => {
  it('is imported without losing a word', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trees([...blocks, ...inlines], 3), { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom(...forms), { minLength: 5, maxLength: 5 }),
        async (content, chosen) => {
          const words: string[] = []
          const source = content
            .map((tree) => write(tree, words, (known) => chosen[known.length % 5] ?? ''))
            .join('')
          const { units, report } = await importContent(`<para>Begin.</para>${source}`)
          const text = JSON.stringify(units)
          expect(words.filter((word) => !text.includes(word))).toEqual([])
          expect(report.filter(({ code }) => code === 'unit_empty')).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never makes two steps of one key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(trees(['exercise', 'para', 'section', 'note'], 2), { maxLength: 5 }),
        async (content) => {
          const source = content.map((tree) => write(tree, [], () => '')).join('')
          const { units } = await importContent(
            `<para>Begin.</para>${source.replaceAll(/ id="[^"]*"/g, ' id="same"')}`,
          )
          for (const { steps } of units) expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})
