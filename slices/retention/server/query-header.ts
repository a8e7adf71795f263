import { languages } from '@banxue/platform/i18n/language'
import { parse } from 'yaml'
import { z } from 'zod'

const Words = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) })

/** What a report's file says of itself, in the comment it begins with. */
const QueryHeader = z.strictObject({
  question: Words,
  grain: Words,
  window: Words,
  cost: z.string().min(1),
  /** What each number of the report means, by its name. */
  numbers: z.record(z.string().regex(/^[a-z][A-Za-z]*$/), Words),
})
export type QueryHeader = z.infer<typeof QueryHeader>

const opening = /^\/\*\n([\s\S]*?)\n\*\/\n/

/**
 * Splits a report's file into its header, YAML in the comment at its top, and its SQL.
 *
 * @throws Error where the header is missing, incomplete, or lacks a language
 */
export function readQueryFile(text: string): { header: QueryHeader; sql: string } {
  const found = opening.exec(text)
  if (!found) throw new Error(`A report begins with its header in ${languages.join(' and ')}`)
  return { header: QueryHeader.parse(parse(found[1] ?? '')), sql: text.slice(found[0].length) }
}
