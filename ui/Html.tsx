import type { Localized } from '@banxue/platform/i18n/language'
import type { JSX } from 'react'
import { inLanguage, useLanguage } from './words.ts'

interface HtmlProps {
  /** Cleaned by the allow-list before it was stored; MathML is part of it. */
  html: Localized
  /** `reading` is a step's page: 17 px, a measure of 38 em or 36 Chinese characters; `inline` fits in a line. */
  as?: 'reading' | 'block' | 'inline'
}

/** Cleaned course content in the language in use, else in its own, marked as such for readers and line breaking. */
export function Html({ html, as = 'block' }: HtmlProps) {
  const { text, language } = inLanguage(html, useLanguage())
  const Tag = as === 'inline' ? 'span' : 'div'
  return (
    <Tag
      key={text}
      ref={letKeysScroll}
      className={`html html-${as}`}
      lang={language}
      dangerouslySetInnerHTML={{ __html: text }}
    />
  )
}

/** Code, tables and formulas wider than the screen scroll by themselves; so they can with the keyboard. */
function letKeysScroll(place: HTMLElement | null): void {
  if (place === null) return
  for (const part of place.querySelectorAll<HTMLElement | MathMLElement>('pre, table, math[display="block"]'))
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0
}

interface TextProps {
  text: Localized
  as?: keyof JSX.IntrinsicElements
  className?: string
}

/** A plain localized text with its language on its element. */
export function Text({ text, as: Tag = 'span', className }: TextProps) {
  const said = inLanguage(text, useLanguage())
  return (
    <Tag lang={said.language} className={className}>
      {said.text}
    </Tag>
  )
}
