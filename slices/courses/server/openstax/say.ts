import type { Language } from '@banxue/platform/i18n/language'
import { attributesOf } from './markup.ts'

type Said = { en: string } | { 'zh-CN': string }

/** Puts a text into the place of the course's language. */
export interface Say {
  (text: string): Said
  /** The same for HTML, which says so when its own language is another one. */
  html(html: string): Said
}

/** @param foreign BCP 47, the language of the book where the school has no place for it */
export function createSay(language: Language, foreign: string | null): Say {
  const say = (text: string): Said => (language === 'en' ? { en: text } : { 'zh-CN': text })
  return Object.assign(say, { html: (html: string) => say(foreign === null ? html : marked(html, foreign)) })
}

/** Words within a line are marked within the line. */
function marked(html: string, language: string): string {
  const name = /<(?:p|ul|ol|table|figure|pre|blockquote|div|dl|details|h\d)\b/.test(html) ? 'div' : 'span'
  return `<${name}${attributesOf({ lang: language })}>${html}</${name}>`
}
