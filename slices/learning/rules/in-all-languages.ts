import type { Localized } from '@banxue/platform/i18n/language'

/** A text in each language that it is written in. */
export const inAllLanguages = (text: Localized): string[] =>
  Object.values(text).filter((words) => words !== undefined)
