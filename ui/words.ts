/**
 * Door `@banxue/ui/words`: what the screen says, in the language of who looks at it.
 *
 * A slice writes three small files; only the language in use is downloaded:
 * ```ts
 * // messages.en.ts      flat keys; `_one`/`_other` for plurals; {{count, number}} for figures
 * export const en = { title: 'Your courses', done_one: '{{count, number}} unit', done_other: '{{count, number}} units' } as const
 * // messages.zh-CN.ts   the same keys, checked by the compiler (Chinese has no `_one`)
 * export const zhCN: Messages<typeof en> = { title: '我的课程', done_other: '{{count, number}} 个单元' }
 * // words.ts
 * export const words = bundle('learning', {
 *   en: () => import('./messages.en.ts').then((file) => file.en),
 *   'zh-CN': () => import('./messages.zh-CN.ts').then((file) => file.zhCN),
 * })
 * ```
 * In a route: `loader: () => words.load()` fetches the words beside the page's code. In a component:
 * `const t = useWords(words)`, then `t('done', { count: 3 })`; it suspends while the words are on their way.
 */
import type { Language, Localized } from '@banxue/platform/i18n/language'
import { inLanguage } from '@banxue/platform/i18n/in-language'
import { use, useMemo, useSyncExternalStore } from 'react'
import { i18n, loadBundle, type Loaders, preloadAll } from './words/engine.ts'
import { type Formats, formatsFor } from './words/formats.ts'
import { currentLanguage, onLanguage, showLanguage } from './words/language.ts'
import type { Messages, Translate } from './words/typing.ts'

export type { Language, Localized, Messages, Translate, Formats }
export { currentLanguage, inLanguage, onLanguage }

/** The words of one slice: `load` resolves when those of the language in use are there. */
export interface Bundle<M> {
  name: string
  load(language?: Language): Promise<void>
  /** Only carries the type of the messages; never set. */
  messages?: M
}

/** Declares a slice's words; `name` is the slice's. Nothing is fetched before `load` or `useWords`. */
export function bundle<const M extends Record<string, string>>(
  name: string,
  loaders: { en: () => Promise<M>; 'zh-CN': () => Promise<Messages<M>> },
): Bundle<M> {
  const load = (language: Language = currentLanguage()) => loadBundle(name, loaders as Loaders, language)
  return { name, load }
}

/** The language in use; the component is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage, currentLanguage)
}

/** Typed `t` of a bundle in the language in use. Suspends until its words are there. */
export function useWords<M extends Record<string, string>>(words: Bundle<M>): Translate<M> {
  const language = useLanguage()
  // In every pass: one that goes on after it was suspended has to ask again.
  use(words.load(language))
  return useMemo(
    () => i18n.getFixedT(language, words.name) as unknown as Translate<M>,
    [language, words.name],
  )
}

/** Typed `t` outside components, e.g. for a notification; the words must have been loaded. */
export function translate<M extends Record<string, string>>(words: Bundle<M>): Translate<M> {
  return i18n.getFixedT(currentLanguage(), words.name) as unknown as Translate<M>
}

/** Dates, figures and durations as the language in use writes them. */
export function useFormats(): Formats {
  return formatsFor(useLanguage())
}

/** `(text) => string`: a localized text in the language in use, else in the one there is. */
export function useLocal(): (text: Localized) => string {
  const language = useLanguage()
  return (text) => inLanguage(text, language).text
}

/** Changes the language at once, everywhere, and keeps it on this device (cookie and local storage). */
export async function setLanguage(language: Language): Promise<void> {
  await preloadAll(language)
  showLanguage(language)
}
