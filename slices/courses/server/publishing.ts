import type { CourseDetails, Outline } from '#courses/contract'
import { hashOf } from './canonical.ts'
import { ImportRefused } from './draft.ts'
import type { PreparedCourse } from './prepared.ts'
import type { ImportMode } from './tables.ts'

type UnitEntry = Outline['modules'][number]['units'][number]

/** What is published of a course today. */
export interface Published {
  version: number
  outline: Outline
  fingerprint: string
}

/** What an import does to a course. */
export type Publication =
  | { kind: 'created'; version: 1 }
  | { kind: 'unchanged'; version: number }
  | { kind: 'new_version'; version: number }
  | { kind: 'corrected'; version: number; replaced: Replacement[] }

/** A revision that gives way to another in every version that has it. */
export interface Replacement {
  from: string
  to: UnitEntry
}

/**
 * Decides what an import of a course means.
 *
 * @param published null for a course that is not there yet
 * @throws ImportRefused `nothing_to_correct`, `structure_changed`
 */
export function decide(course: PreparedCourse, published: Published | null, mode: ImportMode): Publication {
  if (published === null) {
    if (mode === 'correction') throw new ImportRefused('nothing_to_correct', course.sourceKey)
    return { kind: 'created', version: 1 }
  }
  if (published.fingerprint === course.fingerprint) return { kind: 'unchanged', version: published.version }
  if (mode === 'version') return { kind: 'new_version', version: published.version + 1 }
  refuseOtherStructure(published.outline, course.outline)
  return {
    kind: 'corrected',
    version: published.version,
    replaced: replacements(published.outline, course.outline),
  }
}

export const unitsOf = (outline: Outline): UnitEntry[] => outline.modules.flatMap((module) => module.units)

/** What learners' progress hangs on: units and steps in their order, their kinds, and which are required. */
function structureOf({ id, isRequired, steps }: UnitEntry): string {
  return JSON.stringify([id, isRequired, steps.map((step) => [step.id, step.kind, step.isRequired])])
}

/** @throws ImportRefused `structure_changed` at the first unit that came, went or changed its steps */
function refuseOtherStructure(old: Outline, next: Outline): void {
  const before = unitsOf(old)
  const after = unitsOf(next)
  const known = new Map(before.map((unit) => [unit.id, unit]))
  const coming = new Set(after.map(({ id }) => id))
  const refuse = (unit: UnitEntry, what: string) =>
    new ImportRefused('structure_changed', unit.title.en ?? unit.title['zh-CN'] ?? unit.id, { what })
  for (const unit of after) {
    const own = known.get(unit.id)
    if (own === undefined) throw refuse(unit, 'unit_came')
    if (structureOf(own) !== structureOf(unit)) throw refuse(unit, 'steps_changed')
  }
  const gone = before.find(({ id }) => !coming.has(id))
  if (gone !== undefined) throw refuse(gone, 'unit_went')
  const moved = after.find(({ id }, index) => before[index]?.id !== id)
  if (moved !== undefined) throw refuse(moved, 'unit_moved')
}

function replacements(old: Outline, next: Outline): Replacement[] {
  const known = new Map(unitsOf(old).map((unit) => [unit.id, unit.revision]))
  return unitsOf(next).flatMap((to) => {
    const from = known.get(to.id)
    return from === undefined || from === to.revision ? [] : [{ from, to }]
  })
}

/** A version's outline with revisions replaced; null where it has none of them. */
export function corrected(outline: Outline, replaced: readonly Replacement[]): Outline | null {
  const byRevision = new Map(replaced.map(({ from, to }) => [from, to]))
  if (!unitsOf(outline).some(({ revision }) => byRevision.has(revision))) return null
  return {
    modules: outline.modules.map((module) => ({
      ...module,
      units: module.units.map((unit) => byRevision.get(unit.revision) ?? unit),
    })),
  }
}

/** Equal for versions that say and hold the same. */
export const fingerprintOf = (details: CourseDetails, outline: Outline): string =>
  hashOf({ details, modules: outline.modules })

/** A name for addresses: lower-case letters, digits and `-`, at most 80; `course` where nothing is left. */
export function slugFrom(wanted: string): string {
  const slug = wanted
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
  return slug === '' ? 'course' : slug
}

/** The slug, with the first number that makes it none of those taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}
