import type { Language, Localized } from './language.ts'

/**
 * The text in the wanted language, else in the one there is, with the language it is in.
 * Apart from the schemas, so that pages can use it without downloading them.
 */
export function inLanguage(text: Localized, wanted: Language): { text: string; language: Language } {
  const other = wanted === 'en' ? 'zh-CN' : 'en'
  const own = text[wanted]
  return own === undefined ? { text: text[other] ?? '', language: other } : { text: own, language: wanted }
}
