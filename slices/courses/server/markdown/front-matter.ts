import { z } from 'zod'
import { ImportRefused } from '../draft.ts'
import { Key, readYaml } from './yaml.ts'

const line = z.string().trim().min(1).max(1000)

export const FrontMatter = z.strictObject({
  id: Key.optional(),
  title: line,
  goal: line.optional(),
  hook: z.string().trim().min(1).optional(),
  recap: z.array(line).max(20).default([]),
  terms: z
    .array(z.strictObject({ term: line, meaning: z.string().trim().min(1).optional() }))
    .max(100)
    .default([]),
  nextQuestion: line.optional(),
  optional: z.boolean().default(false),
})
export type FrontMatter = z.infer<typeof FrontMatter>

/** A unit's file taken apart. */
export interface UnitText {
  front: FrontMatter
  body: string
  /** Line of the file at which the body begins, from 1. */
  bodyLine: number
}

/** @throws ImportRefused `md_front_matter_missing`, and those of `readYaml` */
export function readFrontMatter(text: string, path: string): UnitText {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const end = lines.findIndex((each, index) => index > 0 && each.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end < 0)
    throw new ImportRefused('md_front_matter_missing', `${path}:1`)
  const front = readYaml(lines.slice(1, end).join('\n'), FrontMatter, path, 2)
  return { front, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}
