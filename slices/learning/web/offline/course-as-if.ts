import type { CourseProgress, UnitView } from '#learning/contract'

type Enrolment = NonNullable<CourseProgress['enrolment']>

/**
 * A course's progress with a unit as it stands on this device: what is done without a network shows on every page.
 * The school's own count takes its place when it is asked again.
 */
export function courseAsIf(progress: CourseProgress, { state, next }: UnitView): CourseProgress {
  const before = progress.units.find(({ unitId }) => unitId === state.unitId)
  const isNews = before !== undefined && (before.progress !== state.progress || before.openedAt === null)
  if (!isNews || before.completedAt !== null) return progress
  const units = progress.units.map((unit) => (unit === before ? state : unit))
  if (state.completedAt === null || progress.enrolment === null) return { ...progress, units }
  return { ...progress, units, enrolment: withDone(progress, progress.enrolment, { state, next }) }
}

function withDone(
  { outline }: CourseProgress,
  enrolment: Enrolment,
  { state, next }: Pick<UnitView, 'state' | 'next'>,
): Enrolment {
  const unitsDone = Math.min(enrolment.unitCount, enrolment.unitsDone + 1)
  const counted = { ...enrolment, unitsDone, lastActAt: state.completedAt }
  if (enrolment.next?.place.unitId !== state.unitId || next === null) return counted
  const unit = outline.modules.flatMap(({ units }) => units).find(({ id }) => id === next.unitId)
  const place = { unitId: next.unitId, stepId: null }
  return { ...counted, next: { place, title: next.title, remainingS: unit?.estimatedS ?? 0 } }
}
