import type { Context } from './context.ts'
import { questionsOf } from './h5p-questions.ts'
import { takeFootnotes } from './inline.ts'
import { isEnumerated } from './lists.ts'
import type { Question } from './questions.ts'
import { interactiveIdOf, isEmbed, urlOf } from './references.ts'
import {
  attribute,
  childNamed,
  childrenBut,
  childrenNamed,
  descendants,
  elementsOf,
  idOf,
  isElement,
  textOf,
  without,
} from './tree.ts'
import type { El } from './xml.ts'

/** Whether an element is asked as a question in a step of its own. */
export const isQuestion = (el: El): boolean => !el.isMath && (el.name === 'exercise' || isEmbed(el))

/** The outermost questions within an element, in order. */
export function questionsWithin(el: El): El[] {
  return elementsOf(el).flatMap((child) => (isQuestion(child) ? [child] : questionsWithin(child)))
}

/** What an exercise, or the link that stands for one, asks; none when it is kept elsewhere, which is reported. */
export function writeQuestions(el: El, context: Context): Question[] {
  if (el.name !== 'exercise') return embedded(el, idOf(el), context)
  const links = [...descendants(el)].filter(isEmbed)
  const own = without(el, isEmbed)
  const injected = links.flatMap((link) => embedded(link, idOf(el), context))
  const problem = childNamed(own, 'problem')
  const hasText = hasContent(
    problem ?? { ...own, children: childrenBut(own, 'title', 'label', 'solution', 'commentary') },
  )
  if (links.length > 0 && !hasText) return injected.map((question) => ({ ...question, title: titleOf(own) }))
  if (injected.length > 0) {
    const lead = problem === undefined ? '' : blocksOf(problem, context)
    return injected.map((question, index) => ({
      ...question,
      title: titleOf(own),
      stem: index === 0 ? `${lead}${question.stem}` : question.stem,
    }))
  }
  return hasText ? [ownQuestion(own, context)] : []
}

const hasContent = (el: El): boolean =>
  textOf({ ...el, children: childrenBut(el, 'title', 'label') }) !== '' ||
  [...descendants(el)].some(({ name }) => name === 'image' || name === 'iframe' || name === 'math')

function embedded(link: El, exerciseId: string | null, context: Context): Question[] {
  const id = interactiveIdOf(link)
  const h5p = id === null ? undefined : context.interactives.get(id)
  if (h5p !== undefined) return questionsOf(h5p, context)
  if (id === null)
    context.report.add('dropped', 'exercise_elsewhere', context.document, exerciseId, {
      exercise: urlOf(link).slice(0, 120),
    })
  return []
}

function titleOf(exercise: El): string | null {
  const problem = childNamed(exercise, 'problem')
  const parts = [exercise, problem].flatMap((el) =>
    el === undefined ? [] : childrenNamed(el, 'label', 'title'),
  )
  const text = parts
    .map((el) => textOf(el))
    .filter(Boolean)
    .join(': ')
  return text === '' ? null : text
}

/** An exercise with its text in the book: a choice where that is certain, else an open question. */
function ownQuestion(exercise: El, context: Context): Question {
  const problem = childNamed(exercise, 'problem')
  const key = idOf(exercise) ?? (problem === undefined ? null : idOf(problem)) ?? ''
  const base = { key, title: titleOf(exercise) }
  const solutions = childrenNamed(exercise, 'solution')
  const comments = childrenNamed(exercise, 'commentary')
  const problems = childrenNamed(exercise, 'problem')
  const choice = problem === undefined || problems.length > 1 ? null : choiceOf(problem, solutions)
  const stemOf = (parts: readonly El[]): string =>
    parts.map((part) => blocksOf(part, context)).join('') +
    context.blocks(childrenBut(exercise, 'problem', 'solution', 'commentary', 'title', 'label')) +
    context.blocks(comments.filter(isHint)) +
    takeFootnotes(context)
  const saidIn = (parts: readonly El[]): string =>
    [...parts, ...comments.filter((el) => !isHint(el))].map((el) => solutionOf(el, context)).join('') +
    takeFootnotes(context)
  if (problem !== undefined && choice !== null) {
    const stem = stemOf([without(problem, (el) => el === choice.list)])
    const said = saidIn([])
    return {
      ...base,
      kind: 'choice',
      form: 'single',
      stem,
      options: choice.items.map((item, index) => ({
        text: optionText(item, context),
        isRight: index === choice.right,
        feedback: null,
      })),
      explanation: said === '' ? null : said,
    }
  }
  const stem = stemOf(problems)
  const answer = saidIn(solutions)
  return { ...base, kind: 'open', stem, modelAnswer: answer === '' ? null : answer }
}

const isHint = (comment: El): boolean => attribute(comment, 'type') === 'hint'

const blocksOf = (el: El, context: Context): string => context.blocks(childrenBut(el, 'title', 'label'))

function solutionOf(solution: El, context: Context): string {
  const titles = childrenNamed(solution, 'label', 'title').map((el) => context.inline(el.children).trim())
  const title = titles.filter((text) => text !== '').join(': ')
  return `${title === '' ? '' : `<p><strong>${title}</strong></p>`}${blocksOf(solution, context)}`
}

const optionText = (item: El, context: Context): string => {
  const html = context.blocks(item.children)
  return /^<p[^>]*>((?:(?!<\/?p[ >])[\s\S])*)<\/p>$/.exec(html)?.[1] ?? html
}

/**
 * A list that ends the problem, counted by letters (or by nothing that contradicts them), and one solution that is
 * nothing but the letter of one of its items.
 */
function choiceOf(problem: El, solutions: readonly El[]): { list: El; items: El[]; right: number } | null {
  const [solution] = solutions
  if (solution === undefined || solutions.length !== 1) return null
  const letter = /^\(?([A-Ta-t])[).]?$/.exec(
    textOf({ ...solution, children: childrenBut(solution, 'title', 'label') }),
  )?.[1]
  const lists = [...descendants(problem)].filter((el) => el.name === 'list' && !el.isMath)
  const [list] = lists
  if (letter === undefined || list === undefined || lists.length !== 1) return null
  const style = attribute(list, 'number-style')
  if (!isEnumerated(list) || (style !== null && !style.endsWith('-alpha'))) return null
  const items = childrenNamed(list, 'item')
  const right = letter.toLowerCase().charCodeAt(0) - 97
  const isPlain = items.every(
    (item) => textOf(item) !== '' || [...descendants(item)].some(({ name }) => name === 'image'),
  )
  return items.length >= 2 && items.length <= 20 && right < items.length && isPlain && isLast(list, problem)
    ? { list, items, right }
    : null
}

/** Whether nothing of substance follows the list. */
function isLast(list: El, problem: El): boolean {
  const at = problem.children.findIndex(
    (child) => isElement(child) && (child === list || [...descendants(child)].includes(list)),
  )
  return problem.children.slice(at + 1).every((child) => textOf(child) === '')
}
