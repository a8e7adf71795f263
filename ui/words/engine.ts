import type { Language } from '@banxue/platform/i18n/language'
import { createInstance } from 'i18next'
import { formatsFor } from './formats.ts'

export type Loaders = Record<Language, () => Promise<Record<string, string>>>

/** One instance for the page; bundles are its namespaces, keys are flat. */
export const i18n = createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: {
    // React escapes what it places.
    escapeValue: false,
  },
})
const language = (tag: string | undefined): Language => (tag === 'zh-CN' ? 'zh-CN' : 'en')
i18n.services.formatter?.add('percent', (value: number, tag) => formatsFor(language(tag)).percent(value))
i18n.services.formatter?.add('duration', (value: number, tag) => formatsFor(language(tag)).duration(value))
i18n.services.formatter?.add('date', (value: Date, tag) => formatsFor(language(tag)).date(value))

const known = new Map<string, Loaders>()
const loading = new Map<string, Loading>()

/** Marked as React marks what it has waited for: words that are there suspend nobody. */
type Loading = Promise<void> & { status?: 'fulfilled' }

/** Fetches a bundle's words in a language, once; a failed fetch is tried anew on the next call. */
export function loadBundle(name: string, loaders: Loaders, wanted: Language): Promise<void> {
  known.set(name, loaders)
  const key = `${name} ${wanted}`
  const before = loading.get(key)
  if (before) return before
  const now: Loading = loaders[wanted]().then(
    (messages) => {
      i18n.addResourceBundle(wanted, name, messages)
      now.status = 'fulfilled'
    },
    (cause: unknown) => {
      loading.delete(key)
      throw cause
    },
  )
  loading.set(key, now)
  return now
}

/** Fetches every bundle that was shown so far in another language, so that the switch shows no gap. */
export async function preloadAll(wanted: Language): Promise<void> {
  await Promise.all([...known].map(([name, loaders]) => loadBundle(name, loaders, wanted)))
}
