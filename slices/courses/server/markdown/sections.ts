import type { Token, Tokens } from 'marked'
import { ImportRefused } from '../draft.ts'
import { lex } from './html.ts'
import { momentOf } from './moment.ts'

const stepKinds = [
  'reading',
  'choice',
  'multiple',
  'text',
  'number',
  'order',
  'match',
  'cloze',
  'open',
  'video',
] as const
type StepKind = (typeof stepKinds)[number]

/** A block of Markdown with the line it begins at. */
export interface Block {
  token: Token
  place: string
}

/** One `##` heading and what follows it. */
export interface Section {
  id: string
  kind: StepKind
  isRequired: boolean
  /** Media second at which the video before it stops for this step; null for one of its own. */
  atS: number | null
  title: string | null
  place: string
  blocks: Block[]
}

/**
 * Cuts a unit's body at its `##` headings.
 *
 * @throws ImportRefused `md_no_steps`, `md_text_before_steps`, `md_heading_too_high`, `md_step_without_id`,
 *   `md_step_mark_bad`, `md_id_bad`, `md_id_twice`, `md_moment_bad`
 */
export function sectionsOf(body: string, bodyLine: number, path: string): Section[] {
  const sections: Section[] = []
  let at = bodyLine
  for (const token of lex(body)) {
    const place = `${path}:${at + leadingLines(token.raw)}`
    at += token.raw.split('\n').length - 1
    if (token.type === 'space' || token.type === 'def') continue
    const heading = token.type === 'heading' ? (token as Tokens.Heading) : null
    if (heading?.depth === 1) throw new ImportRefused('md_heading_too_high', place)
    if (heading?.depth === 2) sections.push(sectionOf(heading.text, place))
    else if (sections.length === 0) throw new ImportRefused('md_text_before_steps', place)
    else sections.at(-1)?.blocks.push({ token, place })
  }
  if (sections.length === 0) throw new ImportRefused('md_no_steps', path)
  refuseTwice(sections)
  return sections
}

const leadingLines = (raw: string): number => /^\n*/.exec(raw)?.[0].length ?? 0

function sectionOf(heading: string, place: string): Section {
  const match = /^(.*?)\s*\{([^{}]*)\}$/.exec(heading.trim())
  const marks = match?.[2]?.trim().split(/\s+/) ?? []
  const id = marks.find((mark) => mark.startsWith('#'))?.slice(1)
  if (id === undefined)
    throw new ImportRefused('md_step_without_id', place, { heading: heading.slice(0, 80) })
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id))
    throw new ImportRefused('md_id_bad', place, { id: id.slice(0, 80) })
  const atS = atOf(marks, place)
  const names = marks.filter((mark) => !/^#|^at=/.test(mark)).map((mark) => mark.replace(/^\./, ''))
  const kinds = names.filter((name): name is StepKind => stepKinds.includes(name as StepKind))
  const wrong = names.find((name) => !others.includes(name) && !stepKinds.includes(name as StepKind))
  if (wrong !== undefined || kinds.length > 1)
    throw new ImportRefused('md_step_mark_bad', place, {
      mark: wrong ?? kinds.join(' .'),
      known: [...stepKinds, ...others].join(', '),
    })
  const title = match?.[1]?.trim() ?? ''
  return {
    id,
    kind: kinds[0] ?? 'reading',
    // A question inside a video is asked in passing, unless it is to hold learners up.
    isRequired: names.includes('required') || (atS === null && !names.includes('optional')),
    atS,
    title: title === '' ? null : title,
    place,
    blocks: [],
  }
}

const others: readonly string[] = ['optional', 'required']

/** @throws ImportRefused `md_moment_bad` */
function atOf(marks: readonly string[], place: string): number | null {
  const at = marks.find((mark) => mark.startsWith('at='))?.slice('at='.length)
  if (at === undefined) return null
  const atS = momentOf(at)
  if (atS === null) throw new ImportRefused('md_moment_bad', place, { at: at.slice(0, 40) })
  return atS
}

function refuseTwice(sections: readonly Section[]): void {
  const seen = new Set<string>()
  for (const { id, place } of sections) {
    if (seen.has(id)) throw new ImportRefused('md_id_twice', place, { id })
    seen.add(id)
  }
}
