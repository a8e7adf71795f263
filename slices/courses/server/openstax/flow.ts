import { headingOf, isBlock } from './blocks.ts'
import type { Context } from './context.ts'
import { isQuestion, questionsWithin, writeQuestions } from './exercises.ts'
import { takeFootnotes } from './inline.ts'
import { plainText } from './markup.ts'
import type { Question } from './questions.ts'
import { childNamed, childrenBut, descendants, idOf, isElement, isBlank, without } from './tree.ts'
import type { El } from './xml.ts'

/** A unit in the order in which it is read; `ids` are the source's ids that an item stands for. */
export type Item =
  | { kind: 'heading'; level: number; html: string; text: string; ids: string[] }
  | { kind: 'block'; html: string; ids: string[] }
  | { kind: 'question'; question: Question; ids: string[]; heading: string | null }

/** Elements that are opened where they hold questions, so that each question has a step of its own. */
const openable = new Set([
  'note',
  'example',
  'div',
  'content',
  'rule',
  'proof',
  'statement',
  'section',
  'quote',
])

/** Reads a module's content from top to bottom. */
export function flowOf(content: El, context: Context): Item[] {
  return read(content.children, 1, null, context)
}

function read(
  nodes: readonly (El | string)[],
  level: number,
  heading: string | null,
  context: Context,
): Item[] {
  const items: Item[] = []
  let run: (El | string)[] = []
  const flush = (): void => {
    if (!run.every(isBlank))
      items.push(
        ...blockItems({ name: 'para', isMath: false, attributes: {}, children: run }, heading, context),
      )
    run = []
  }
  for (const node of nodes) {
    if (!isElement(node) || (!isBlock(node) && !isQuestion(node))) run.push(node)
    else {
      flush()
      items.push(...readElement(node, level, heading, context))
    }
  }
  flush()
  return items
}

function readElement(el: El, level: number, heading: string | null, context: Context): Item[] {
  if (isQuestion(el)) return questionItems(el, heading, context)
  const isOpened = el.name === 'section' || (openable.has(el.name) && questionsWithin(el).length > 0)
  if (!isOpened) return blockItems(el, heading, context)
  const html = headingOf(el, context)
  const text = plainText(html)
  const own = ownIds(el)
  const items = read(childrenBut(el, 'title', 'label'), level + 1, text === '' ? heading : text, context)
  if (text !== '') return [{ kind: 'heading', level, html, text, ids: own }, ...items]
  const [first, ...others] = items
  return first === undefined ? [] : [{ ...first, ids: [...own, ...first.ids] }, ...others]
}

/** Ids of an opened element that no item within it brings. */
const ownIds = (el: El): string[] => {
  const title = childNamed(el, 'title')
  return [idOf(el), title === undefined ? null : idOf(title)].filter((id) => id !== null)
}

/** A block as a whole; questions within it (a list, a cell) are asked after it. */
function blockItems(el: El, heading: string | null, context: Context): Item[] {
  const questions = questionsWithin(el)
  const html =
    context.blocks([questions.length === 0 ? el : without(el, isQuestion)]) + takeFootnotes(context)
  const block: Item[] = hasSomething(html) ? [{ kind: 'block', html, ids: idsIn(el) }] : []
  return [...block, ...questions.flatMap((question) => questionItems(question, heading, context))]
}

function questionItems(el: El, heading: string | null, context: Context): Item[] {
  const ids = idsIn(el)
  return writeQuestions(el, context).map((question, index) => {
    const notes = takeFootnotes(context)
    const whole = notes === '' ? question : { ...question, stem: question.stem + notes }
    return { kind: 'question', question: whole, ids: index === 0 ? ids : [], heading }
  })
}

const hasSomething = (html: string): boolean => plainText(html) !== '' || /<(?:img|math|hr)\b/.test(html)

const idsIn = (el: El): string[] => [el, ...descendants(el)].map(idOf).filter((id) => id !== null)
