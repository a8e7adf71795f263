import { Language } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import type { CourseDetails } from '#courses/contract'
import { shortHtml } from './html.ts'
import { Key, localized, PerLanguage, readYaml } from './yaml.ts'

const CourseFile = z.strictObject({
  id: Key,
  languages: z.array(Language).min(1).max(2),
  title: PerLanguage,
  summary: PerLanguage,
  outcome: PerLanguage.optional(),
  audience: PerLanguage.optional(),
  notFor: PerLanguage.optional(),
  hoursPerWeek: z.number().positive().max(100).optional(),
  plannedDays: z.int().positive().max(3650),
  teacher: PerLanguage.optional(),
  attribution: PerLanguage.optional(),
  licence: z.url({ protocol: /^https?$/ }).optional(),
  cover: z.strictObject({ hue: z.number().min(0).max(360), glyph: z.string().min(1).max(4) }).optional(),
})

export const ModuleFile = z.strictObject({ id: Key.optional(), title: PerLanguage })

/** What `course.yaml` says, with the course's id. */
export function readCourseFile(text: string, path: string): { id: string; details: CourseDetails } {
  const file = readYaml(text, CourseFile, path)
  const { languages } = file
  const needed = (key: 'title' | 'summary') => localized(file[key], languages, key, path)
  const wanted = (key: 'outcome' | 'audience' | 'notFor' | 'teacher' | 'attribution') => {
    const value = file[key]
    return value === undefined ? null : localized(value, languages, key, path)
  }
  const attribution = wanted('attribution')
  const title = needed('title')
  return {
    id: file.id,
    details: {
      title,
      summary: needed('summary'),
      outcome: wanted('outcome'),
      audience: wanted('audience'),
      notFor: wanted('notFor'),
      hoursPerWeek: file.hoursPerWeek ?? null,
      plannedDays: file.plannedDays,
      teacher: wanted('teacher'),
      languages,
      attribution:
        attribution === null ? null : mapText(attribution, (words) => shortHtml(words, '', () => undefined)),
      licenceUrl: file.licence ?? null,
      cover: file.cover ?? madeCover(file.id, title['zh-CN'] ?? title.en ?? file.id),
    },
  }
}

const mapText = (
  text: { 'zh-CN'?: string | undefined; en?: string | undefined },
  map: (text: string) => string,
) => Object.fromEntries(Object.entries(text).map(([language, words]) => [language, map(words ?? '')]))

/** A cover for who gives none: a hue that the id decides, and the title's first character. */
function madeCover(id: string, title: string) {
  const hue = Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7)
  return { hue, glyph: Array.from(title)[0] ?? '' }
}
