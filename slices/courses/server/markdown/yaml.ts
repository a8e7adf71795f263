import { type Language, languages, type Localized } from '@banxue/platform/i18n/language'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { ImportRefused } from '../draft.ts'

/**
 * Reads YAML by a strict shape.
 *
 * @param firstLine line of the file at which the YAML begins, 1 for a whole file
 * @throws ImportRefused `md_yaml_broken`, `md_key_missing`, `md_key_unknown`, `md_value_bad`, each with its line
 */
export function readYaml<T extends z.ZodType>(
  text: string,
  shape: T,
  path: string,
  firstLine = 1,
): z.output<T> {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const lineAt = (offset: number) => `${path}:${counter.linePos(offset).line + firstLine - 1}`
  const broken = document.errors[0]
  if (broken !== undefined)
    throw new ImportRefused('md_yaml_broken', lineAt(broken.pos[0]), {
      reason: broken.message.split('\n')[0] ?? '',
    })
  const read = shape.safeParse(document.toJS({ maxAliasCount: 20 }) ?? {})
  if (read.success) return read.data
  throw faultOf(
    read.error,
    (keys) => document.hasIn(keys),
    (keys) => lineAt(offsetOf(document.getIn(keys.slice(0, -1), true), keys.at(-1))),
  )
}

function faultOf(
  error: z.ZodError,
  has: (keys: PropertyKey[]) => boolean,
  placeOf: (keys: PropertyKey[]) => string,
): ImportRefused {
  const issue = error.issues[0]
  if (issue === undefined) throw error
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    return new ImportRefused('md_key_unknown', placeOf([...issue.path, key]), { key })
  }
  const key = issue.path.join('.')
  return has(issue.path)
    ? new ImportRefused('md_value_bad', placeOf(issue.path), { key, reason: issue.message })
    : new ImportRefused('md_key_missing', placeOf(issue.path), { key })
}

/** Where a key stands in a map, or the map itself where it has no such key. */
function offsetOf(node: unknown, key: PropertyKey | undefined): number {
  const map = node as {
    items?: { key?: { value?: unknown; range?: [number, number, number] } }[]
    range?: number[]
  }
  const pair = map?.items?.find((item) => item.key?.value === key)
  return pair?.key?.range?.[0] ?? map?.range?.[0] ?? 0
}

/** Letters, digits and `-`: what progress and addresses hang on. */
export const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case latin letters, digits and -')

/** A text per language, or plain text where the course has one language. */
export const PerLanguage = z.union([
  z.string().trim().min(1),
  z.strictObject({ 'zh-CN': z.string().trim().min(1).optional(), en: z.string().trim().min(1).optional() }),
])
export type PerLanguage = z.infer<typeof PerLanguage>

/** @throws ImportRefused `md_language_missing` where the text lacks a language of the course */
export function localized(
  text: PerLanguage,
  wanted: readonly Language[],
  key: string,
  place: string,
): Localized {
  const perLanguage = typeof text === 'string' && wanted.length === 1 ? { [wanted[0] ?? 'en']: text } : text
  const all: Localized = typeof perLanguage === 'string' ? {} : perLanguage
  for (const language of languages) {
    if (wanted.includes(language) && all[language] === undefined)
      throw new ImportRefused('md_language_missing', place, { key, language })
    if (!wanted.includes(language) && all[language] !== undefined)
      throw new ImportRefused('md_language_unexpected', place, { key, language })
  }
  return all
}
