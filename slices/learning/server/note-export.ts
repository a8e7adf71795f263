import { inLanguage } from '@banxue/platform/i18n/in-language'
import type { Language, Localized } from '@banxue/platform/i18n/language'
import type { CourseId, CoursePage } from '#courses/contract'
import type { Note } from '#learning/contract'
import { unitsOf } from './done.ts'

/** A file for its learner. */
export interface Exported {
  fileName: string
  mediaType: string
  text: string
}

interface NotesOfUnit {
  unitId: string
  title: Localized | null
  notes: Note[]
}
interface NotesOfCourse {
  courseId: CourseId
  title: Localized | null
  units: NotesOfUnit[]
}

interface Wanted {
  form: 'markdown' | 'json'
  language: Language
  at: Date
}

/** Notes as a file: by course, and within it in the course's own order, then by moment. */
export function exportOf(
  notes: readonly Note[],
  pages: ReadonlyMap<CourseId, CoursePage>,
  { form, language, at }: Wanted,
): Exported {
  const courses = grouped(notes, pages)
  const name = `banxue-notes-${at.toISOString().slice(0, 10)}`
  if (form === 'json')
    return {
      fileName: `${name}.json`,
      mediaType: 'application/json',
      text: `${JSON.stringify({ exportedAt: at, courses: courses.map(plain) }, null, 2)}\n`,
    }
  return { fileName: `${name}.md`, mediaType: 'text/markdown', text: markdownOf(courses, language) }
}

function grouped(notes: readonly Note[], pages: ReadonlyMap<CourseId, CoursePage>): NotesOfCourse[] {
  return [...Map.groupBy(notes, ({ courseId }) => courseId)].map(([courseId, mine]) => {
    const page = pages.get(courseId)
    const outline = page === undefined ? [] : unitsOf(page.outline)
    const placeOf = (unitId: string) => {
      const at = outline.findIndex(({ id }) => id === unitId)
      return at === -1 ? outline.length : at
    }
    const units = [...Map.groupBy(mine, ({ unitId }) => unitId)].map(([unitId, inUnit]) => {
      const steps = outline.find(({ id }) => id === unitId)?.steps.map(({ id }) => id) ?? []
      const notesInOrder = inUnit.toSorted(
        (a, b) =>
          steps.indexOf(a.stepId) - steps.indexOf(b.stepId) ||
          (a.atS ?? -1) - (b.atS ?? -1) ||
          a.madeAt.getTime() - b.madeAt.getTime(),
      )
      const title = outline.find(({ id }) => id === unitId)?.title ?? null
      return { unitId, title, notes: notesInOrder }
    })
    return {
      courseId,
      title: page?.details.title ?? null,
      units: units.toSorted((a, b) => placeOf(a.unitId) - placeOf(b.unitId)),
    }
  })
}

const plain = ({ units, ...course }: NotesOfCourse) => ({
  ...course,
  units: units.map(({ notes, ...unit }) => ({
    ...unit,
    notes: notes.map(({ noteId, stepId, atS, form, text, madeAt, changedAt }) => ({
      noteId,
      stepId,
      atS,
      form,
      text,
      madeAt,
      changedAt,
    })),
  })),
})

function markdownOf(courses: readonly NotesOfCourse[], language: Language): string {
  const titleOf = (title: Localized | null) => (title === null ? '…' : inLanguage(title, language).text)
  return courses
    .map(({ title, units }) =>
      [`# ${titleOf(title)}`, ...units.map((unit) => unitText(titleOf(unit.title), unit.notes))].join('\n\n'),
    )
    .join('\n\n')
    .concat('\n')
}

const unitText = (title: string, notes: readonly Note[]): string =>
  [`## ${title}`, notes.map(lineOf).join('\n')].join('\n\n')

/** A line of a list; the words keep their lines. */
function lineOf({ atS, form, text }: Note): string {
  const marks = [...(form === 'bookmark' ? ['🔖'] : []), ...(atS === null ? [] : [`**${clockTime(atS)}**`])]
  return `- ${[...marks, text.trim().replaceAll(/\r?\n/g, '\n  ')].filter((part) => part !== '').join(' ')}`
}

/** `3:07`, or `1:03:07`. */
export function clockTime(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
