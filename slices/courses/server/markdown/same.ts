import type { Language, Localized } from '@banxue/platform/i18n/language'
import { ImportRefused } from '../draft.ts'

/** One thing in each language of the course. */
export type InLanguages<T> = ReadonlyMap<Language, T>

/** The value that all languages must share. @throws ImportRefused `md_languages_differ` at the language that differs */
export function shared<T, V>(
  all: InLanguages<T>,
  value: (each: T) => V,
  what: string,
  placeOf: (each: T) => string,
): V {
  const [first, ...others] = [...all.values()]
  if (first === undefined) throw new Error('a course has a language')
  const wanted = value(first)
  const odd = others.find((other) => JSON.stringify(value(other)) !== JSON.stringify(wanted))
  if (odd !== undefined) throw differing(what, placeOf(odd), placeOf(first))
  return wanted
}

export const differing = (what: string, place: string, other: string): ImportRefused =>
  new ImportRefused('md_languages_differ', place, { what, other })

/** A text that each language has. */
export const text = <T>(all: InLanguages<T>, value: (each: T, language: Language) => string): Localized =>
  Object.fromEntries([...all].map(([language, each]) => [language, value(each, language)]))

/** A text that either each language has or none. @throws ImportRefused `md_languages_differ` */
export function textOrNull<T>(
  all: InLanguages<T>,
  value: (each: T) => string | null | undefined,
  what: string,
  placeOf: (each: T) => string,
  render: (words: string, each: T) => string = (words) => words,
): Localized | null {
  const has = shared(all, (each) => typeof value(each) === 'string', what, placeOf)
  return has ? text(all, (each) => render(value(each) ?? '', each)) : null
}
