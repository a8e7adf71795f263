import type { Words } from './words.ts'
import { lowerFirst } from './markup.ts'
import { childNamed, childrenNamed, classesOf, descendants, elementsOf, isElement, textOf } from './tree.ts'
import type { El } from './xml.ts'

/** What a unit promises, and its module without the place that said so. */
export interface Objectives {
  /** As the book words them, plain text. */
  sentences: string[]
  content: El | null
  /** What else the abstract says, to be read first. */
  preface: El | null
}

const objectiveClass = /^(?:learning-(?:objectives?|outcomes?)|objectives|section-objectives)$/
const objectiveTitle =
  /^(?:learning (?:objectives?|outcomes?)|objectives|objetivos(?: de aprendizaje)?|cele (?:dydaktyczne|kształcenia)|学习目标)$/i

/** Lists what the learner will be able to do; the objectives of a whole chapter stay in the text. */
export function takeObjectives(document: El): Objectives {
  const content = childNamed(document, 'content') ?? null
  const place = content === null ? undefined : elementsOf(content).find(isPlace)
  const list = place === undefined ? undefined : [...descendants(place)].find(({ name }) => name === 'list')
  if (content !== null && place !== undefined && list !== undefined) {
    const rest = remainder(place, list)
    const children = content.children.flatMap((child) => (child === place ? rest : [child]))
    return { sentences: sentencesOf(list), content: { ...content, children }, preface: null }
  }
  const metadata = childNamed(document, 'metadata')
  const abstract = metadata === undefined ? undefined : childNamed(metadata, 'abstract')
  const listed =
    abstract === undefined ? undefined : [...descendants(abstract)].find(({ name }) => name === 'list')
  if (abstract === undefined || textOf(abstract) === '') return { sentences: [], content, preface: null }
  if (listed === undefined) return { sentences: [], content, preface: abstract }
  const rest = remainder(abstract, listed)
  return {
    sentences: sentencesOf(listed),
    content,
    preface: rest.length === 0 ? null : { ...abstract, children: rest },
  }
}

const isPlace = (el: El): boolean => {
  if (el.name !== 'section' && el.name !== 'note') return false
  const title = childNamed(el, 'title')
  return (
    classesOf(el).some((name) => objectiveClass.test(name)) ||
    (title !== undefined && objectiveTitle.test(textOf(title)))
  )
}

/** What stands beside the list: not the title, and not the words that only lead up to it. */
function remainder(place: El, list: El): (El | string)[] {
  const at = place.children.findIndex(
    (child) => isElement(child) && (child === list || [...descendants(child)].includes(list)),
  )
  return place.children.filter((child, index) => {
    if (index === at) return false
    if (!isElement(child)) return index > at && child.trim() !== ''
    if (child.name === 'title' || child.name === 'label') return false
    return index > at || textOf(child).split(/\s+/).length > 25
  })
}

const sentencesOf = (list: El): string[] =>
  childrenNamed(list, 'item')
    .map((item) => textOf(item).replace(/[\s.;,。；]+$/, ''))
    .filter((text) => text !== '')

/** Such a beginning is no thing to do, so the objective stays as it is. */
const noVerb = /^(?:how|what|why|when|where|which|who|the|a|an|to|you|students?|by|in|on)\b/i

/** `You can now …`, one sentence an objective. */
export const recapOf = (sentences: readonly string[], words: Words): string[] =>
  sentences.map((sentence) => (noVerb.test(sentence) ? `${sentence}.` : words.youCan(lowerFirst(sentence))))

/** `After this you can …` with as many objectives as fit a sentence (240 characters); null without any. */
export function goalOf(sentences: readonly string[], words: Words): string | null {
  const [first, ...others] = sentences.filter((sentence) => !noVerb.test(sentence)).map(lowerFirst)
  if (first === undefined) return null
  let goal = first
  for (const other of others) {
    if (goal.length + other.length > 220) break
    goal += `; ${other}`
  }
  return words.goal(goal)
}
