import { describe, expect, it } from 'vitest'
import { importContent } from './testing/books.ts'

const embed =
  '<exercise id="e"><problem><para><link class="os-embed" url="{INTERACTIVES_ROOT}/q1"/></para></problem></exercise>'
const h5p = (type: string, content: unknown, more: Record<string, string> = {}): Record<string, string> => ({
  'interactives/q1/h5p.json': JSON.stringify({ title: 'q1', mainLibrary: type }),
  'interactives/q1/content.json': JSON.stringify(content),
  ...more,
})
const imported = (type: string, content: unknown, more?: Record<string, string>) =>
  importContent(`<para id="p">${'A text to read. '.repeat(20)}</para>${embed}`, h5p(type, content, more))
const question = async (type: string, content: unknown) =>
  (await imported(type, content)).unit.steps[1]?.content
const answer = (text: string, correct: boolean | undefined, chosenFeedback = '', others = {}) => ({
  text,
  ...(correct === undefined ? {} : { correct }),
  tipsAndFeedback: { tip: '', chosenFeedback, notChosenFeedback: '', ...others },
})

describe('multiple choice', () => {
  it('keeps the feedback of every answer and the solution', async () => {
    const answers = [answer('3', false, 'Too few.'), answer('<code class="python">4</code>', true, 'Four.')]
    expect(
      await question('H5P.MultiChoice', {
        question: '<p>How many?</p>',
        answers,
        detailedSolution: 'Count.',
      }),
    ).toEqual({
      kind: 'choice',
      form: 'single',
      stem: { en: '<p>How many?</p>' },
      options: [
        { id: 'a', text: { en: '3' }, isRight: false, feedback: { en: 'Too few.' } },
        {
          id: 'b',
          text: { en: '<code class="language-python">4</code>' },
          isRight: true,
          feedback: { en: 'Four.' },
        },
      ],
      explanation: { en: 'Count.' },
    })
  })

  it('asks for several when several are right, or the author says so', async () => {
    const formOf = async (answers: unknown[], type = 'auto') =>
      (await question('H5P.MultiChoice', { question: 'Which?', answers, behaviour: { type } })) as {
        form: string
      }
    expect(await formOf([answer('a', true), answer('b', true)])).toMatchObject({ form: 'multiple' })
    expect(await formOf([answer('a', true), answer('b', false)])).toMatchObject({ form: 'single' })
    expect(await formOf([answer('a', true), answer('b', false)], 'multi')).toMatchObject({ form: 'multiple' })
  })

  it('keeps tips, and what is said of answers not chosen', async () => {
    const answers = [
      answer('a', true, 'Yes.', { tip: 'Look.' }),
      answer('b', false, '', { notChosenFeedback: 'Not b.' }),
    ]
    expect(await question('H5P.MultiChoice', { question: 'Which?', answers })).toMatchObject({
      options: [{ feedback: { en: 'Yes.<br>Look.' } }, { feedback: null }],
      explanation: { en: 'Not b.' },
    })
  })

  it('is an open question when the file does not hold the right answer, and says so', async () => {
    const content = {
      question: 'Which?',
      answers: [answer('a', undefined, 'Hm.'), answer('b', undefined)],
      isSolutionPublic: false,
    }
    const { unit, codes } = await imported('H5P.MultiChoice', content)
    expect(unit.steps[1]?.content).toEqual({
      kind: 'open',
      stem: { en: 'Which?<ul><li>a</li><li>b</li></ul>' },
      modelAnswer: { en: '<p>Hm.</p>' },
    })
    expect(codes).toContain('question_without_key')
  })
})

describe('what a multiple choice shows', () => {
  it('shows pictures of its own folder and says which are missing', async () => {
    const content = {
      question: '<img src="media/a.png" alt="A"><img src="media/b.png" alt="B">',
      answers: [answer('a', true), answer('b', false)],
    }
    const { unit, codes, files } = await imported('H5P.MultiChoice', content, {
      'interactives/q1/media/a.png': 'PNG',
    })
    expect(unit.steps[1]?.content).toMatchObject({
      stem: { en: '<img src="file:a.png" alt="A" /><em>Not in the file: B</em>' },
    })
    expect(files).toEqual(['a.png'])
    expect(codes).toContain('figure_missing')
  })

  it('shows its LaTeX as it is written, and keeps MathML and code', async () => {
    const math =
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x<!-- x --></mi><annotation encoding="LaTeX">x</annotation></semantics></math>'
    const content = {
      question: `<span data-math="a &lt; \\frac{1}{2}">old</span> \\(y\\) ${math} <pre class="python" lang="python">a &lt; b</pre><script>alert(1)</script>`,
      answers: [answer('a', true), answer('b', false)],
    }
    const { unit, codes } = await imported('H5P.MultiChoice', content)
    expect(unit.steps[1]?.content).toMatchObject({
      stem: {
        en: '<code class="language-latex">a &lt; \\frac{1}{2}</code> \\(y\\) <math><mi>x</mi></math> <pre class="language-python">a &lt; b</pre>',
      },
    })
    expect(codes).toContain('latex_as_code')
  })

  it('has the id of the interactive as its key', async () => {
    expect(
      (await imported('H5P.MultiChoice', { question: 'x', answers: [answer('a', true), answer('b', false)] }))
        .unit.steps[1]?.key,
    ).toBe('q1')
  })

  it('shows the picture that stands above it', async () => {
    const content = {
      media: { type: { library: 'H5P.Image 1.1', params: { alt: 'Big', file: { path: 'media/a.png' } } } },
      question: 'Which?',
      answers: [answer('a', true), answer('b', false)],
    }
    const { unit } = await imported('H5P.MultiChoice', content, { 'interactives/q1/media/a.png': 'PNG' })
    expect(unit.steps[1]?.content).toMatchObject({
      stem: { en: '<img src="file:a.png" alt="Big" />\nWhich?' },
    })
  })
})

describe('other interactives', () => {
  it('ask an essay as an open question whose model answer is all that the author gave', async () => {
    const content = {
      taskDescription: '<p>Why?</p>',
      solution: { introduction: 'Say this:', sample: '<p>So.</p>' },
      keywords: [{ keyword: 'heat', alternatives: ['warmth'] }, { keyword: '*' }],
      detailedSolution: 'Because.',
    }
    expect(await question('H5P.Essay', content)).toEqual({
      kind: 'open',
      stem: { en: '<p>Why?</p>' },
      modelAnswer: { en: 'Say this:<br><p>So.</p><br>Because.<p>Key points: heat / warmth</p>' },
    })
  })

  it('have no model answer where the author keeps it', async () => {
    expect(await question('H5P.Essay', { taskDescription: 'Why?' })).toMatchObject({ modelAnswer: null })
  })

  it('ask true or false', async () => {
    const content = {
      question: 'Is it?',
      correct: 'false',
      behaviour: { feedbackOnCorrect: 'Yes.', feedbackOnWrong: 'No.' },
    }
    expect(await question('H5P.TrueFalse', content)).toMatchObject({
      kind: 'choice',
      form: 'single',
      options: [
        { text: { en: 'True' }, isRight: false, feedback: { en: 'No.' } },
        { text: { en: 'False' }, isRight: true, feedback: { en: 'Yes.' } },
      ],
    })
    expect(await question('H5P.TrueFalse', { question: 'Is it?' })).toMatchObject({ kind: 'open' })
  })

  it('ask a sentence with one gap as a short answer', async () => {
    const content = { text: 'Fill in.', questions: ['<p>Water is H<sub>2</sub>*O/oxygen:a gas*.</p>'] }
    expect(await question('H5P.Blanks', content)).toEqual({
      kind: 'text',
      stem: { en: 'Fill in.\n<p>Water is H<sub>2</sub>________.</p>' },
      accepted: [{ en: 'O' }, { en: 'oxygen' }],
      rightFeedback: null,
      wrongFeedback: { en: 'a gas' },
      explanation: null,
    })
  })
})

describe('several gaps or several questions', () => {
  it('become open questions where a sentence has several gaps, all of them filled in the answer', async () => {
    const { unit, codes } = await imported('H5P.DragText', {
      taskDescription: 'Drag.',
      textField: '*Ice* melts to *water*.',
    })
    expect(unit.steps[1]?.content).toEqual({
      kind: 'open',
      stem: { en: 'Drag.\n________ melts to ________.' },
      modelAnswer: { en: '<strong>Ice</strong> melts to <strong>water</strong>.' },
    })
    expect(codes).toContain('blanks_as_open')
  })

  it('have a key of their own each', async () => {
    const part = { library: 'H5P.TrueFalse 1.8', params: { question: 'Is it?', correct: 'true' } }
    const { unit } = await imported('H5P.QuestionSet', { questions: [part, part] })
    expect(unit.steps.slice(1).map(({ key }) => key)).toEqual(['q1.1', 'q1.2'])
  })
})

describe('interactives that cannot be asked', () => {
  it.each(['H5P.DragQuestion', 'H5P.InteractiveVideo', 'H5P.Unheard'])(
    'of the type %s are reported as dropped',
    async (type) => {
      const { unit, report } = await imported(type, { question: {} })
      expect(unit.steps).toHaveLength(1)
      expect(report).toContainEqual({
        outcome: 'dropped',
        code: 'interactive_unsupported',
        place: 'm1#q1',
        detail: { type },
        count: 1,
      })
    },
  )

  it('that the file lacks, or that cannot be read, are reported as dropped', async () => {
    const text = '<para>Text.</para>'
    expect((await importContent(text + embed)).codes).toContain('interactive_missing')
    const files = { 'interactives/q1/h5p.json': '{', 'interactives/q1/content.json': '{}' }
    expect((await importContent(text + embed, files)).codes).toContain('interactive_broken')
  })

  it('that no unit asks for are reported at the module that they name', async () => {
    const others = h5p(
      'H5P.Essay',
      { taskDescription: 'x' },
      { 'interactives/q1/metadata.json': '{"context":["m00007"]}' },
    )
    const { report } = await importContent('<para>Text.</para>', others)
    expect(report).toContainEqual({
      outcome: 'dropped',
      code: 'interactive_unused',
      place: 'm00007#q1',
      detail: {},
      count: 1,
    })
  })
})

describe('a link to an interactive', () => {
  it('is asked where it stands, within an exercise or not', async () => {
    const { unit } = await importContent(
      '<para>Before. <link class="os-embed" url="{INTERACTIVES_ROOT}/q1"/></para><para>After.</para>',
      h5p('H5P.Essay', { taskDescription: 'Why?' }),
    )
    expect(unit.steps.map(({ content }) => content.kind)).toEqual(['open', 'reading'])
  })
})
