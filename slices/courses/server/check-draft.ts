import type { CourseDraft, UnitDraft } from './draft.ts'
import { ImportRefused } from './draft.ts'

/**
 * What every importer owes: something to learn, and keys that are unique.
 *
 * @throws ImportRefused `course_empty`, `module_empty`, `unit_without_steps`, `key_twice`
 */
export function checkDraft(draft: CourseDraft): void {
  if (draft.modules.length === 0) throw new ImportRefused('course_empty', draft.sourceKey)
  refuseTwice(draft.modules, draft.sourceKey)
  for (const module of draft.modules)
    if (module.units.length === 0) throw new ImportRefused('module_empty', module.key)
  const units = draft.modules.flatMap((module): UnitDraft[] => module.units)
  refuseTwice(units, draft.sourceKey)
  for (const unit of units) {
    if (unit.steps.length === 0) throw new ImportRefused('unit_without_steps', unit.key)
    refuseTwice(unit.steps, unit.key)
  }
}

function refuseTwice(all: readonly { key: string }[], place: string): void {
  const seen = new Set<string>()
  for (const { key } of all) {
    if (seen.has(key)) throw new ImportRefused('key_twice', place, { key })
    seen.add(key)
  }
}
