import type { Outline, UnitId } from '#courses/contract'
import type { UnitView } from '#learning/contract'
import { unitsOf } from './done.ts'
import { latest } from './merge.ts'
import type { Needs } from './needs.ts'
import { isUnitDone, noUnitProgress, type UnitProgress } from './progress.ts'

/** Shorter absences need no welcome; the device, which knows the local days, decides the rest. */
const shortestMs = 3 * 24 * 3_600_000

type Units = ReadonlyMap<UnitId, UnitProgress>

/** How long ago the learner last did something in the course, if that is long; and what they had understood then. */
export async function absenceIn(
  { clock, courses }: Pick<Needs, 'clock' | 'courses'>,
  outline: Outline,
  units: Units,
): Promise<UnitView['absence']> {
  const lastActAt = [...units.values()].map((unit) => unit.lastActAt).reduce(latest, null)
  if (lastActAt === null || clock.now().getTime() - lastActAt.getTime() < shortestMs) return null
  const done = lastDone(outline, units)
  const revision = done === null ? null : await courses.revision(done.revision)
  return { lastActAt, lastRecap: revision?.recap ?? [] }
}

/** The unit of a course that was completed last; null where none was. */
export function lastDone(outline: Outline, units: Units) {
  const progressOf = (id: UnitId) => units.get(id) ?? noUnitProgress
  const completedMs = (id: UnitId) => progressOf(id).completion?.at.getTime() ?? 0
  const done = unitsOf(outline).filter(({ id }) => isUnitDone(progressOf(id)))
  return done.toSorted((a, b) => completedMs(b.id) - completedMs(a.id))[0] ?? null
}
