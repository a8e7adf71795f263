import type { Language } from '@banxue/platform/i18n/language'

/** Where the chosen language is kept: a cookie, so that the server's first bytes speak it too. */
const languageCookie = 'banxue_language'

const listeners = new Set<() => void>()
let shown: Language = hasPage() ? languageOfPage() : 'en'

function hasPage(): boolean {
  return typeof document !== 'undefined'
}

/** The nearest of the school's languages to a BCP 47 tag: any Chinese is zh-CN, everything else en. */
export function nearestLanguage(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The language somebody chose on this device, or null. */
export function chosenLanguage(cookies: string): Language | null {
  const chosen = new RegExp(`(?:^|; )${languageCookie}=([^;]+)`).exec(cookies)?.[1]
  return chosen === 'zh-CN' || chosen === 'en' ? chosen : null
}

/** Before anything is known of the person: what was chosen here, else the server's answer, else the browser's. */
function languageOfPage(): Language {
  return (
    chosenLanguage(document.cookie) ?? nearestLanguage(document.documentElement.lang || navigator.language)
  )
}

export function currentLanguage(): Language {
  return shown
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a language, keeps it for a year and tells the page. */
export function showLanguage(language: Language): void {
  shown = language
  if (hasPage()) {
    document.documentElement.lang = language
    document.cookie = `${languageCookie}=${language}; path=/; max-age=31536000; samesite=lax`
  }
  for (const listener of listeners) listener()
}
