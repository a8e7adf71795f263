import type { Tokens } from 'marked'
import { ImportRefused } from '../draft.ts'
import { gapsIn } from './cloze.ts'
import { letterOf, named } from './named.ts'
import type { StepText } from './step.ts'

/** An item of an order, Markdown still. */
export interface ItemText {
  id: string
  text: string
}
/** Two sides that belong together, Markdown still. */
export interface PairText {
  id: string
  left: string
  right: string
}

/** Items of a numbered list, each with an id of its own or the letter of its place. */
export const itemsOf = (list: Tokens.List): ItemText[] =>
  list.items.map((item, index) => {
    const { id, text } = named(item.text)
    return { id: id ?? letterOf(index), text: text.trim() }
  })

/**
 * Pairs of a table's rows; the heading row is for whoever writes.
 *
 * @throws ImportRefused `md_match_columns`
 */
export function pairsOf(table: Tokens.Table, place: string): PairText[] {
  if (table.header.length !== 2)
    throw new ImportRefused('md_match_columns', place, { count: String(table.header.length) })
  return table.rows.map(([left, right], index) => {
    const { id, text } = named(left?.text ?? '')
    return { id: id ?? letterOf(index), left: text.trim(), right: right?.text.trim() ?? '' }
  })
}

/** @throws ImportRefused `md_order_count`, `md_part_empty`, `md_part_twice` */
export function checkItems({ section, items }: StepText): void {
  if (items.length < 2 || items.length > 12)
    throw new ImportRefused('md_order_count', section.place, {
      step: section.id,
      count: String(items.length),
    })
  checkParts(section, items, [items.map(({ text }) => text)])
}

/** @throws ImportRefused `md_match_count`, `md_part_empty`, `md_part_twice` */
export function checkPairs({ section, pairs }: StepText): void {
  if (pairs.length < 2 || pairs.length > 10)
    throw new ImportRefused('md_match_count', section.place, {
      step: section.id,
      count: String(pairs.length),
    })
  checkParts(section, pairs, [pairs.map(({ left }) => left), pairs.map(({ right }) => right)])
}

/** @throws ImportRefused `md_gaps_count`, `md_gap_empty`, `md_part_twice` */
export function checkGaps({ section, stem }: StepText): void {
  const { place, id: step } = section
  const gaps = gapsIn(stem)
  if (gaps.length === 0 || gaps.length > 20)
    throw new ImportRefused('md_gaps_count', place, { step, count: String(gaps.length) })
  if (gaps.some(({ accepted }) => accepted.length === 0))
    throw new ImportRefused('md_gap_empty', place, { step })
  checkParts(section, gaps, [])
}

/** What looks the same cannot be told apart by a learner, and could not be graded with justice. */
function checkParts(
  { id: step, place }: StepText['section'],
  parts: readonly { id: string }[],
  sides: readonly string[][],
): void {
  if (sides.flat().includes('')) throw new ImportRefused('md_part_empty', place, { step })
  const isTwice = (all: readonly string[]) => new Set(all).size < all.length
  if (isTwice(parts.map(({ id }) => id)) || sides.some(isTwice))
    throw new ImportRefused('md_part_twice', place, { step })
}
