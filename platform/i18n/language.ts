import { z } from 'zod'

/** The school's languages, as BCP 47 tags. */
export const languages = ['zh-CN', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** A text in one language or both; a course imported from one language has only that one. */
export const Localized = z
  .object({ 'zh-CN': z.string().optional(), en: z.string().optional() })
  .refine((text) => text['zh-CN'] !== undefined || text.en !== undefined, 'needs at least one language')
export type Localized = z.infer<typeof Localized>

export { inLanguage } from './in-language.ts'
