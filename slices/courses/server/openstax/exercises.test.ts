import { describe, expect, it } from 'vitest'
import { everythingOf, importContent } from './testing/books.ts'

const contents = async (source: string) =>
  (await importContent(source)).unit.steps.map(({ content }) => content)
const letters = (style = 'number-style="lower-alpha"', ...items: string[]): string =>
  `<list list-type="enumerated" ${style}>${items.map((item) => `<item>${item}</item>`).join('')}</list>`
const exercise = (problem: string, rest = '', id = 'e'): string =>
  `<exercise id="${id}"><problem id="p"><para>${problem}</para></problem>${rest}</exercise>`
const solution = (text: string): string => `<solution id="s"><para>${text}</para></solution>`

describe('an exercise of the book', () => {
  it('is an open question with its solution as model answer', async () => {
    expect(await contents(exercise('Why?', solution('Because.')))).toEqual([
      { kind: 'open', stem: { en: '<p>Why?</p>' }, modelAnswer: { en: '<p>Because.</p>' } },
    ])
  })

  it('has no model answer when the book gives no solution', async () => {
    expect(await contents(exercise('Why?'))).toEqual([
      { kind: 'open', stem: { en: '<p>Why?</p>' }, modelAnswer: null },
    ])
  })

  it.each(['B', 'b', '(b)', 'B.', ' b) '])(
    'is a choice when the solution is the letter %j of its list',
    async (letter) => {
      const source = `<exercise id="e"><problem><para>A soma is a ____.</para>${letters(undefined, 'tail', 'body', 'nerve')}</problem>${solution(letter)}</exercise>`
      expect(await contents(source)).toEqual([
        {
          kind: 'choice',
          form: 'single',
          stem: { en: '<p>A soma is a ____.</p>' },
          options: [
            { id: 'a', text: { en: 'tail' }, isRight: false, feedback: null },
            { id: 'b', text: { en: 'body' }, isRight: true, feedback: null },
            { id: 'c', text: { en: 'nerve' }, isRight: false, feedback: null },
          ],
          explanation: null,
        },
      ])
    },
  )

  it.each([
    ['the solution says more than a letter', letters(undefined, 'x', 'y'), solution('A because of B')],
    ['the letter is beyond the list', letters(undefined, 'x', 'y'), solution('D')],
    ['the list counts with numbers', letters('number-style="arabic"', 'x', 'y'), solution('A')],
    ['there are two lists', letters(undefined, 'x', 'y') + letters(undefined, 'x', 'y'), solution('A')],
    ['there are two solutions', letters(undefined, 'x', 'y'), solution('A') + solution('B')],
    ['there is no solution', letters(undefined, 'x', 'y'), ''],
    ['text follows the list', `${letters(undefined, 'x', 'y')}<para>Explain.</para>`, solution('A')],
    ['there is but one item', letters(undefined, 'x'), solution('A')],
  ])('stays open when %s', async (_case, list, answer) => {
    const [content] = await contents(
      `<exercise id="e"><problem><para>Which?</para>${list}</problem>${answer}</exercise>`,
    )
    expect(content).toMatchObject({
      kind: 'open',
      stem: { en: expect.stringContaining('<li>x</li>') as string },
    })
  })
})

describe('the parts of an exercise', () => {
  it('keeps hints folded in the question and other comments with the answer', async () => {
    const [content] = await contents(
      exercise(
        'Why?',
        `${solution('So.')}<commentary type="hint"><para>Think.</para></commentary><commentary><para>Note.</para></commentary>`,
      ),
    )
    expect(content).toEqual({
      kind: 'open',
      stem: { en: '<p>Why?</p><details><summary>Hint</summary><p>Think.</p></details>' },
      modelAnswer: { en: '<p>So.</p><p>Note.</p>' },
    })
  })

  it('takes its title from itself, its problem, or the note around it', async () => {
    const { unit } = await importContent(
      `<note><title>Checkpoint</title>${exercise('One?')}<exercise id="f"><title>Own</title><problem><title>Deep</title><para>Two?</para></problem></exercise></note>`,
    )
    expect(unit.steps.map(({ title }) => title?.en)).toEqual(['Checkpoint', 'Own: Deep'])
  })

  it('is required', async () => {
    const { unit } = await importContent(exercise('Why?'))
    expect(unit.steps.every(({ isRequired }) => isRequired)).toBe(true)
  })
})

describe('the place of an exercise', () => {
  it.each([
    ['a list', '<list><item>Text X</item></list>'],
    ['a cell', '<table><tgroup cols="1"><tbody><row><entry>Text X</entry></row></tbody></tgroup></table>'],
    ['a paragraph', '<para>Text X</para>'],
    ['a definition', '<definition><term>t</term><meaning>Text X</meaning></definition>'],
  ])('in %s is asked after it, and what is around it stays', async (_place, around) => {
    const { unit } = await importContent(around.replace('X', exercise('Why?')))
    expect(unit.steps.map(({ content }) => content.kind)).toContain('open')
    expect(everythingOf(unit).match(/Why\?/g)).toHaveLength(1)
    expect(everythingOf(unit)).toContain('Text')
  })

  it('within another stays a part of it', async () => {
    const { unit } = await importContent(
      `<exercise id="e"><problem><para>Outer?</para>${exercise('Inner?', solution('In.'), 'i')}</problem></exercise>`,
    )
    expect(unit.steps).toHaveLength(1)
    expect(everythingOf(unit)).toMatch(/Outer\?.*Inner\?.*<details.*In\./)
  })
})

describe('an exercise of another service', () => {
  it.each(['#exercise/Ch01-RQ01', '#exercises/x', '#ost/api/ex/k12phys-ch04-ex001'])(
    'that another service keeps, %s, is reported as dropped',
    async (url) => {
      const { unit, report } = await importContent(
        `<para>Text that is read before.</para><exercise id="e"><problem><para><link class="os-embed" url="${url}"/></para></problem></exercise>`,
      )
      expect(unit.steps).toHaveLength(1)
      expect(report).toContainEqual({
        outcome: 'dropped',
        code: 'exercise_elsewhere',
        place: 'm1#e',
        detail: { exercise: url },
        count: 1,
      })
    },
  )

  it('keeps what the book itself asks beside a link to another service', async () => {
    const [content] = await contents(
      exercise('Why? <link class="os-embed" url="#exercise/x"/>', solution('So.')),
    )
    expect(content).toMatchObject({ kind: 'open', stem: { en: '<p>Why?</p>' } })
  })
})
