import type { Outline, UnitId } from '#courses/contract'

type Module = Outline['modules'][number]
type Unit = Module['units'][number]

/** What a learner may want to take along, the smallest first; each holds units that the others do not all hold. */
export interface Choice {
  kind: 'next' | 'module'
  units: readonly Unit[]
  /** Of `module`. */
  module?: Module
}

const someUnits = 3

/**
 * The next unit, the next three, the rest of the module that comes next: of units that are not done, or of all where
 * all are.
 *
 * @param nextId where the learner goes on; null where that is the beginning
 */
export function offersOf(outline: Outline, done: ReadonlySet<UnitId>, nextId: UnitId | null): Choice[] {
  const all = outline.modules.flatMap(({ units }) => units)
  const from = Math.max(
    0,
    all.findIndex(({ id }) => id === nextId),
  )
  const ahead = all.slice(from).filter(({ id }) => !done.has(id))
  const coming = ahead.length > 0 ? ahead : all
  const module = outline.modules.find(({ units }) => units.some(({ id }) => id === coming[0]?.id))
  const choices: Choice[] = [
    { kind: 'next', units: coming.slice(0, 1) },
    { kind: 'next', units: coming.slice(0, someUnits) },
    ...(module === undefined ? [] : [{ kind: 'module' as const, units: module.units, module }]),
  ]
  const sets = choices.map(({ units }) =>
    units
      .map(({ id }) => id)
      .toSorted()
      .join(),
  )
  return choices.filter(({ units }, index) => units.length > 0 && sets.indexOf(sets[index] ?? '') === index)
}
