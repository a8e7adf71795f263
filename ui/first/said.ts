import { inLanguage } from '@banxue/platform/i18n/in-language'
import type { Language, Localized } from '@banxue/platform/i18n/language'
import { createElement as h, type ReactElement } from 'react'

/** An element that holds a localized text in the wanted language, else in the one there is, marked as such. */
export function said(tag: string, text: Localized, wanted: Language, className?: string): ReactElement {
  const { text: words, language } = inLanguage(text, wanted)
  return h(tag, { className, lang: language === wanted ? undefined : language }, words)
}

/** The same for cleaned HTML. */
export function saidHtml(tag: string, html: Localized, wanted: Language, className?: string): ReactElement {
  const { text, language } = inLanguage(html, wanted)
  const lang = language === wanted ? undefined : language
  return h(tag, { className, lang, dangerouslySetInnerHTML: { __html: text } })
}
