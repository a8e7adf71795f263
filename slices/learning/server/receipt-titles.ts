import type { Localized } from '@banxue/platform/i18n/language'
import type { CourseId, Step, StepId, UnitId } from '#courses/contract'
import { unitsOf } from './done.ts'
import type { Learner, Needs } from './needs.ts'
import { courseFor } from './place.ts'

/** Names of what somebody learned, as their version of each course has them; null where it has them no more. */
export interface Titles {
  course: (id: CourseId) => Localized | null
  unit: (id: UnitId | undefined) => Localized | null
  /** The title of a step, or how its question begins. */
  step: (id: StepId | undefined) => Localized | null
}

export async function titlesFor(
  needs: Needs,
  learner: Learner,
  { courseIds, unitIds }: { courseIds: ReadonlySet<CourseId>; unitIds: ReadonlySet<UnitId> },
): Promise<Titles> {
  const courses = new Map<CourseId, Localized>()
  const units = new Map<UnitId, Localized>()
  const steps = new Map<StepId, Localized | null>()
  for (const courseId of courseIds) {
    const course = await courseFor(needs, learner, courseId)
    if (course === null) continue
    courses.set(courseId, course.page.details.title)
    for (const unit of unitsOf(course.page.outline)) {
      if (!unitIds.has(unit.id)) continue
      units.set(unit.id, unit.title)
      const revision = await needs.courses.revision(unit.revision)
      for (const step of revision?.steps ?? []) steps.set(step.id, wordsOf(step))
    }
  }
  return {
    course: (id) => courses.get(id) ?? null,
    unit: (id) => (id === undefined ? null : (units.get(id) ?? null)),
    step: (id) => (id === undefined ? null : (steps.get(id) ?? null)),
  }
}

/** Characters of a question that tell it from others. */
const longest = 80

function wordsOf({ title, content }: Step): Localized | null {
  if (title !== null) return title
  if (!('stem' in content)) return null
  const said = Object.entries(content.stem).map(([language, html]) => [language, beginning(html ?? '')])
  return Object.fromEntries(said) as Localized
}

/** How a text begins, without its markup. */
function beginning(html: string): string {
  const text = html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return text.length <= longest ? text : `${text.slice(0, longest).toWellFormed()}…`
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
