import type { Token, Tokens } from 'marked'
import { ImportRefused } from '../draft.ts'
import { lex } from './html.ts'
import { letterOf, named } from './named.ts'
import { checkGaps, checkItems, checkPairs, type ItemText, itemsOf, type PairText, pairsOf } from './parts.ts'
import type { Block, Section } from './sections.ts'
import { videoOf, type VideoText } from './video.ts'

/** An option in one language, Markdown still. */
interface OptionText {
  id: string
  text: string
  isRight: boolean
  feedback: string | null
}
/** A step in one language, Markdown still. */
export interface StepText {
  section: Section
  stem: string
  options: OptionText[]
  answers: string[]
  items: ItemText[]
  pairs: PairText[]
  labels: Partial<Record<Label, string>>
  /** Of a video step. */
  video: VideoText | null
}

const labels = ['right', 'wrong', 'explanation', 'model'] as const
export type Label = (typeof labels)[number]
const labelsOf: Readonly<Record<Section['kind'], readonly Label[]>> = {
  reading: [],
  choice: ['explanation'],
  multiple: ['explanation'],
  text: ['right', 'wrong', 'explanation'],
  number: ['right', 'wrong', 'explanation'],
  order: ['right', 'wrong', 'explanation'],
  match: ['right', 'wrong', 'explanation'],
  cloze: ['right', 'wrong', 'explanation'],
  open: ['model'],
  video: [],
}

/**
 * Tells the question of a section from its options, answers and labelled words.
 *
 * @throws ImportRefused `md_stem_missing`, `md_video_missing`, `md_video_twice`, `md_text_after_options` and those of the options, answers, parts and labels
 */
export function readStep(section: Section): StepText {
  const step: StepText = {
    section,
    stem: '',
    options: [],
    answers: [],
    items: [],
    pairs: [],
    labels: {},
    video: null,
  }
  let isStem = true
  for (const block of section.blocks) {
    if (takeVideo(block, step)) continue
    if (takePart(block, step)) isStem = false
    else if (isStem) step.stem += `${block.token.raw.trimEnd()}\n\n`
    else throw new ImportRefused('md_text_after_options', block.place)
  }
  step.stem = step.stem.trim()
  if (section.kind === 'video' && step.video === null)
    throw new ImportRefused('md_video_missing', section.place, { step: section.id })
  if (step.stem === '' && section.kind !== 'video')
    throw new ImportRefused('md_stem_missing', section.place, { step: section.id })
  checks[section.kind]?.(step)
  return step
}

/** @throws ImportRefused `md_video_twice` */
function takeVideo(block: Block, step: StepText): boolean {
  const video = step.section.kind === 'video' ? videoOf(block) : null
  if (video === null) return false
  if (step.video !== null) throw new ImportRefused('md_video_twice', block.place, { step: step.section.id })
  step.video = video
  return true
}

function takePart(block: Block, step: StepText): boolean {
  const { kind } = step.section
  const { token, place } = block
  if (kind === 'reading' || kind === 'video') return false
  if (
    (kind === 'choice' || kind === 'multiple') &&
    token.type === 'list' &&
    isTaskList(token as Tokens.List)
  ) {
    if (step.options.length > 0) throw new ImportRefused('md_options_twice', place)
    step.options = (token as Tokens.List).items.map((item, index) => optionOf(item, index, place))
    return true
  }
  if (kind === 'order' && token.type === 'list' && (token as Tokens.List).ordered) {
    if (step.items.length > 0) throw new ImportRefused('md_options_twice', place)
    step.items = itemsOf(token as Tokens.List)
    return true
  }
  if (kind === 'match' && token.type === 'table') {
    if (step.pairs.length > 0) throw new ImportRefused('md_options_twice', place)
    step.pairs = pairsOf(token as Tokens.Table, place)
    return true
  }
  if ((kind === 'text' || kind === 'number') && isAnswers(token)) {
    step.answers.push(
      ...token.raw
        .trim()
        .split('\n')
        .map((line) => line.replace(/^\s*=/, '').trim()),
    )
    return true
  }
  return token.type === 'blockquote' && takeLabel(token as Tokens.Blockquote, place, step)
}

const isTaskList = (list: Tokens.List) => list.items.some(({ task }) => task)
const isAnswers = (token: Token) =>
  token.type === 'paragraph' &&
  token.raw
    .trim()
    .split('\n')
    .every((line) => /^\s*=\s*\S/.test(line))

function optionOf(item: Tokens.ListItem, index: number, place: string): OptionText {
  if (!item.task) throw new ImportRefused('md_option_unmarked', place, { option: item.text.slice(0, 80) })
  const { id, text } = named(item.text)
  const blocks = lex(text)
  const quotes = blocks.filter(({ type }) => type === 'blockquote')
  const rest = blocks.filter(({ type }) => type !== 'blockquote')
  return {
    id: id ?? letterOf(index),
    text: rest
      .map(({ raw }) => raw)
      .join('')
      .trim(),
    isRight: item.checked === true,
    feedback:
      quotes.length === 0 ? null : quotes.map((quote) => (quote as Tokens.Blockquote).text).join('\n\n'),
  }
}

function takeLabel(quote: Tokens.Blockquote, place: string, step: StepText): boolean {
  const match = /^\[!([^\]\n]*)\][^\S\n]*\n?/.exec(quote.text)
  if (match === null) return false
  const label = labels.find((known) => known === match[1]?.toLowerCase())
  const known = labelsOf[step.section.kind]
  if (label === undefined || !known.includes(label))
    throw new ImportRefused('md_label_bad', place, { label: match[1] ?? '', known: known.join(', ') })
  const text = quote.text.slice(match[0].length).trim()
  if (text === '' || step.labels[label] !== undefined)
    throw new ImportRefused('md_label_twice', place, { label })
  step.labels[label] = text
  return true
}

function checkOptions({ section, options }: StepText): void {
  const { place, kind, id } = section
  const rights = options.filter(({ isRight }) => isRight).length
  if (options.length < 2 || options.length > 20)
    throw new ImportRefused('md_options_count', place, { step: id, count: String(options.length) })
  if (rights === 0) throw new ImportRefused('md_right_missing', place, { step: id })
  if (kind === 'choice' && rights > 1) throw new ImportRefused('md_right_many', place, { step: id })
  if (new Set(options.map((option) => option.id)).size < options.length)
    throw new ImportRefused('md_option_twice', place, { step: id })
  if (options.some(({ text }) => text === '')) throw new ImportRefused('md_option_empty', place, { step: id })
}

function checkAnswers({ section, answers }: StepText): void {
  if (answers.length === 0) throw new ImportRefused('md_answer_missing', section.place, { step: section.id })
  if (section.kind === 'number' && answers.length > 1)
    throw new ImportRefused('md_answers_many', section.place, { step: section.id })
}

const checks: Partial<Record<Section['kind'], (step: StepText) => void>> = {
  choice: checkOptions,
  multiple: checkOptions,
  text: checkAnswers,
  number: checkAnswers,
  order: checkItems,
  match: checkPairs,
  cloze: checkGaps,
}
