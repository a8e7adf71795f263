import type { StepDraft } from '../draft.ts'
import { readingS, stepS } from '../estimates.ts'
import type { Item } from './flow.ts'
import { attributesOf, plainText, withoutIds, wordCount } from './markup.ts'
import { questionStep } from './questions.ts'
import type { Say } from './say.ts'

/** A step with what splitting and linking need to know of it. */
export interface PlacedStep {
  step: StepDraft
  seconds: number
  /** Ids of the source that lead here. */
  ids: string[]
  /** Set where the step begins a section: its level from 1, and its title. */
  opens: { level: number; title: string } | null
}

/** A reading is ended at a heading once it takes so many seconds … */
const calmS = 75
/** … and between two blocks before it would take so many. */
const longS = 240
/** So many words before a question belong to the question. */
const leadWords = 60

type Heading = Extract<Item, { kind: 'heading' }>
type Part = Exclude<Item, { kind: 'question' }>

/** Readings alternate with questions at their places; a few words before a question go with it. */
export function stepsOf(items: readonly Item[], say: Say): PlacedStep[] {
  const steps: PlacedStep[] = []
  const keys = new Set<string>()
  const keyFor = (wanted: string | undefined, kind: string): string => {
    const base = wanted === undefined || wanted === '' ? `${kind}-${steps.length + 1}` : wanted
    let key = base
    for (let count = 2; keys.has(key); count += 1) key = `${base}-${count}`
    keys.add(key)
    return key
  }
  let waiting: Part[] = []
  let lead: string | null = null
  const flush = (): void => {
    if (waiting.length > 0) steps.push(readingOf(waiting, keyFor(firstId(waiting), 'reading'), say))
    waiting = []
  }
  for (const item of items)
    if (item.kind === 'question') {
      const [before, leading] = parted(waiting)
      waiting = before
      flush()
      waiting = leading
      const own = leadOf(leading)
      const isNew = leading.length > 0
      if (isNew) lead = own
      const words = lead === null ? '' : isNew ? lead : withoutIds(lead)
      const question =
        words === '' ? item.question : { ...item.question, stem: `${words}${paragraph(item.question.stem)}` }
      const title = titleFrom(leading, item)
      const step = questionStep(question, keyFor(question.key, 'question'), title, say)
      steps.push({
        step,
        seconds: stepS(step.content),
        ids: [...waiting.flatMap(({ ids }) => ids), ...item.ids],
        opens: opening(waiting),
      })
      waiting = []
    } else {
      lead = null
      const seconds = secondsOf(waiting, say)
      const isEnd =
        item.kind === 'heading'
          ? seconds >= calmS
          : seconds >= calmS && seconds + secondsOf([item], say) > longS
      if (isEnd) flush()
      waiting.push(item)
    }
  if (waiting.every(({ kind }) => kind === 'heading') && joinLast(steps, waiting, say)) return steps
  flush()
  return steps
}

/** The headings that wait and the question's own title; where there is neither, that of what it stands in. */
function titleFrom(
  leading: readonly Part[],
  { question, heading }: Extract<Item, { kind: 'question' }>,
): string | null {
  const titles = leading.filter((part): part is Heading => part.kind === 'heading').map(({ text }) => text)
  const own = question.title === null ? titles : [...titles, question.title]
  return own.length === 0 ? heading : [...new Set(own)].join(': ')
}

/** Seconds of reading that wait to become a step. */
const secondsOf = (parts: readonly Part[], say: Say): number =>
  readingS(say(parts.map(({ html }) => html).join(' ')))

/** Bare text gets a paragraph of its own below what leads to it. */
const paragraph = (html: string): string =>
  /<(?:p|ul|ol|table|figure|pre|blockquote|div|dl|details)\b/.test(html) ? html : `<p>${html}</p>`

/** Words that point at what comes next. */
const pointsOn = /:$|\b(?:following|exercises?|problems?|questions?)\b/i

/** What is read before a question, and what belongs to it: its headings with few words, or a line that points at it. */
function parted(parts: readonly Part[]): [Part[], Part[]] {
  if (leadOf(parts) !== null) return [[], [...parts]]
  let start = parts.findLastIndex(({ kind }) => kind === 'heading')
  while (start > 0 && parts[start - 1]?.kind === 'heading') start -= 1
  if (start <= 0 || leadOf(parts.slice(start)) === null) {
    const last = parts.at(-1)
    const isPointing = last !== undefined && leadOf([last]) !== null && pointsOn.test(plainText(last.html))
    start = isPointing && parts.length > 1 ? parts.length - 1 : parts.length
  }
  return [parts.slice(0, start), parts.slice(start)]
}

/** The text that leads to a question, headings left out; null where it is a reading of its own. */
function leadOf(parts: readonly Part[]): string | null {
  const html = parts
    .filter(({ kind }) => kind === 'block')
    .map((part) => part.html)
    .join('')
  const isLong = wordCount(html) > leadWords || /<(?:table|pre|blockquote|div|a)\b/.test(html)
  return isLong ? null : html
}

const firstId = (parts: readonly Part[]): string | undefined => parts.flatMap(({ ids }) => ids)[0]

function opening(parts: readonly Part[]): PlacedStep['opens'] {
  const [first] = parts
  return first?.kind === 'heading' ? { level: first.level, title: first.text } : null
}

/** The first heading is the step's title; those that follow begin at `h3` again. */
function readingOf(parts: readonly Part[], key: string, say: Say): PlacedStep {
  const [first, ...others] = parts
  const isTitled = first?.kind === 'heading' && others.length > 0
  const body = isTitled ? others : parts
  const top = Math.min(
    ...body.filter((part): part is Heading => part.kind === 'heading').map(({ level }) => level),
  )
  const html = body.map((part) => (part.kind === 'heading' ? headingHtml(part, top) : part.html)).join('\n')
  const content = { kind: 'reading', html: say.html(html) } as const
  const title = isTitled ? say(first.text) : null
  return {
    step: { key, title, isRequired: true, content },
    seconds: stepS(content),
    ids: parts.flatMap(({ ids }) => ids),
    opens: opening(parts),
  }
}

function headingHtml({ level, html, ids }: Heading, top: number): string {
  const name = `h${Math.min(6, 3 + level - top)}`
  return `<${name}${attributesOf({ id: ids[0] })}>${html}</${name}>`
}

/** A heading with nothing under it ends the reading before it, if there is one. */
function joinLast(steps: PlacedStep[], parts: readonly Part[], say: Say): boolean {
  const last = steps.at(-1)
  if (parts.length === 0) return true
  if (last === undefined || last.step.content.kind !== 'reading') return false
  const html = last.step.content.html.en ?? last.step.content.html['zh-CN'] ?? ''
  const headings = parts.filter((part): part is Heading => part.kind === 'heading')
  const added = headings.map((part) => headingHtml(part, headings[0]?.level ?? 1)).join('')
  if (plainText(added) === '') return true
  last.step = { ...last.step, content: { kind: 'reading', html: say(`${html}\n${added}`) } }
  last.ids = [...last.ids, ...parts.flatMap(({ ids }) => ids)]
  return true
}
