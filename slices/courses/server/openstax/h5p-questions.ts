import type { Context } from './context.ts'
import { type H5p, type H5pAnswer, subQuestion } from './h5p.ts'
import { writeH5pHtml } from './h5p-html.ts'
import { attributesOf, escapeText, plainText } from './markup.ts'
import { outsideAddress } from './links.ts'
import type { Question } from './questions.ts'
import { blanksIn, shownBlanks, solvedBlanks } from './blanks.ts'

/** What an interactive asks, as questions of ours; none when its type has no counterpart, which is reported. */
export function questionsOf(h5p: H5p, context: Context): Question[] {
  switch (h5p.type) {
    case 'H5P.MultiChoice':
      return [multiChoice(h5p, context)]
    case 'H5P.TrueFalse':
      return [trueFalse(h5p, context)]
    case 'H5P.Essay':
      return [essay(h5p, context)]
    case 'H5P.Blanks':
      return blanks(
        h5p,
        (h5p.content.questions ?? []).filter((part) => typeof part === 'string'),
        h5p.content.text ?? '',
        context,
      )
    case 'H5P.DragText':
      return blanks(h5p, [h5p.content.textField ?? ''], h5p.content.taskDescription ?? '', context)
    case 'H5P.QuestionSet':
      return (h5p.content.questions ?? []).flatMap((part, index) => {
        const question = subQuestion(part, h5p, index)
        return question === null ? unsupported(h5p, context) : questionsOf(question, context)
      })
    default:
      return unsupported(h5p, context)
  }
}

function unsupported(h5p: H5p, context: Context): [] {
  context.report.add('dropped', 'interactive_unsupported', context.document, h5p.id, { type: h5p.type })
  return []
}

const html = (text: string | null | undefined, h5p: H5p, context: Context): string =>
  text === null || text === undefined || text.trim() === ''
    ? ''
    : writeH5pHtml(text, h5p.folder, h5p.id, context)

const orNull = (text: string): string | null => (text === '' ? null : text)

/** A picture or film above the question. */
function mediaOf(h5p: H5p, context: Context): string {
  const params = h5p.content.media?.type.params
  const path = params?.file?.path ?? params?.sources?.[0]?.path
  if (path === undefined) return ''
  const isPicture = params?.file !== null && params?.file !== undefined
  if (isPicture || outsideAddress(path) === null)
    return html(
      `<img${attributesOf({ src: path })} alt="${escapeText(params?.alt ?? '').replaceAll('"', '&quot;')}">`,
      h5p,
      context,
    )
  return html(`<iframe${attributesOf({ src: path, title: params?.title })}></iframe>`, h5p, context)
}

const stemOf = (text: string | undefined, h5p: H5p, context: Context): string =>
  [mediaOf(h5p, context), html(text, h5p, context)].filter((part) => part !== '').join('\n')

function multiChoice(h5p: H5p, context: Context): Question {
  const answers = h5p.content.answers ?? []
  const stem = stemOf(h5p.content.question, h5p, context)
  const right = answers.filter(({ correct }) => correct === true)
  const base = { key: h5p.id, title: null }
  const solution = html(h5p.content.detailedSolution, h5p, context)
  if (right.length === 0 || answers.length < 2 || answers.length > 20) {
    context.report.add('changed', 'question_without_key', context.document, h5p.id)
    const list = answers.map(({ text }) => `<li>${html(text, h5p, context)}</li>`).join('')
    const said = [
      ...right.map(({ text }) => html(text, h5p, context)),
      ...answers.map((part) => feedbackOf(part, h5p, context) ?? ''),
    ]
    return {
      ...base,
      kind: 'open',
      stem: list === '' ? stem : `${stem}<ul>${list}</ul>`,
      modelAnswer: orNull(
        [solution, ...new Set(said.filter((part) => part !== '' && part !== solution))]
          .filter(Boolean)
          .map((part) => `<p>${part}</p>`)
          .join(''),
      ),
    }
  }
  const isSingle = right.length === 1 && h5p.content.behaviour?.type !== 'multi'
  const unchosen = answers.map(({ tipsAndFeedback }) =>
    html(tipsAndFeedback?.notChosenFeedback, h5p, context),
  )
  return {
    ...base,
    kind: 'choice',
    form: isSingle ? 'single' : 'multiple',
    stem,
    options: answers.map((part) => ({
      text: html(part.text, h5p, context),
      isRight: part.correct === true,
      feedback: feedbackOf(part, h5p, context),
    })),
    explanation: orNull(
      [solution, ...new Set(unchosen.filter((part) => part !== '' && part !== solution))]
        .filter(Boolean)
        .join('<br>'),
    ),
  }
}

/** What is said to who picks the answer, with the tip that H5P would show beside it. */
function feedbackOf({ tipsAndFeedback }: H5pAnswer, h5p: H5p, context: Context): string | null {
  const chosen = html(tipsAndFeedback?.chosenFeedback, h5p, context)
  const tip = html(tipsAndFeedback?.tip, h5p, context)
  return orNull([chosen, tip].filter(Boolean).join('<br>'))
}

function trueFalse(h5p: H5p, context: Context): Question {
  const { correct, behaviour, detailedSolution } = h5p.content
  const stem = stemOf(h5p.content.question, h5p, context)
  const explanation = orNull(html(detailedSolution, h5p, context))
  const base = { key: h5p.id, title: null, stem }
  if (correct === null || correct === undefined) {
    context.report.add('changed', 'question_without_key', context.document, h5p.id)
    return {
      ...base,
      kind: 'open',
      stem: `${stem}<ul><li>${context.words.trueWord}</li><li>${context.words.falseWord}</li></ul>`,
      modelAnswer: explanation,
    }
  }
  const isTrue = String(correct) === 'true'
  const right = orNull(html(behaviour?.feedbackOnCorrect, h5p, context))
  const wrong = orNull(html(behaviour?.feedbackOnWrong, h5p, context))
  return {
    ...base,
    kind: 'choice',
    form: 'single',
    options: [
      { text: context.words.trueWord, isRight: isTrue, feedback: isTrue ? right : wrong },
      { text: context.words.falseWord, isRight: !isTrue, feedback: isTrue ? wrong : right },
    ],
    explanation,
  }
}

/** The model answer is what the author wrote as one: introduction, sample, solution, and the words looked for. */
function essay(h5p: H5p, context: Context): Question {
  const { solution, detailedSolution, keywords } = h5p.content
  const said = [solution?.introduction, solution?.sample, detailedSolution].map((part) =>
    html(part, h5p, context),
  )
  const words = (keywords ?? [])
    .flatMap(({ keyword, alternatives }) => [keyword, ...(alternatives ?? [])].join(' / '))
    .filter((word) => word.trim() !== '' && word !== '*' && !/^\/.*\/$/.test(word))
  const points =
    words.length === 0 ? '' : `<p>${context.words.keyPoints}: ${escapeText(words.join(', '))}</p>`
  return {
    key: h5p.id,
    title: null,
    kind: 'open',
    stem: stemOf(h5p.content.taskDescription ?? h5p.content.question, h5p, context),
    modelAnswer: orNull([...new Set(said)].filter(Boolean).join('<br>') + points),
  }
}

/** Sentences with one gap each are short answers; a sentence with more is an open question with all gaps filled. */
function blanks(h5p: H5p, sentences: string[], introduction: string, context: Context): Question[] {
  const intro = stemOf(introduction, h5p, context)
  const explanation = orNull(html(h5p.content.detailedSolution, h5p, context))
  return sentences
    .filter((sentence) => plainText(sentence) !== '')
    .map((sentence, index): Question => {
      const key = sentences.length === 1 ? h5p.id : `${h5p.id}.${index + 1}`
      const found = blanksIn(sentence)
      const stem = [intro, html(shownBlanks(sentence), h5p, context)].filter(Boolean).join('\n')
      const [only] = found
      if (only !== undefined && found.length === 1)
        return {
          key,
          title: null,
          kind: 'text',
          stem,
          accepted: only.answers,
          rightFeedback: null,
          wrongFeedback: only.tip === null ? null : escapeText(only.tip),
          explanation,
        }
      context.report.add('changed', 'blanks_as_open', context.document, h5p.id)
      const solved = html(solvedBlanks(sentence), h5p, context)
      return {
        key,
        title: null,
        kind: 'open',
        stem,
        modelAnswer: orNull([solved, explanation].filter(Boolean).join('<br>')),
      }
    })
}
