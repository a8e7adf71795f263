import type { UnitDropOff } from '#retention/contract'

/** Fewer learners than this are chance, not a place that loses people. */
const minOpened = 10

/** The unit that loses the largest share of its learners, the earlier one where two are equal; null where none loses any. */
export function worstUnit(units: readonly UnitDropOff[]): UnitDropOff | null {
  return units.reduce<UnitDropOff | null>((worst, unit) => {
    const share = unit.opened >= minOpened ? (unit.dropOff ?? 0) : 0
    return share > (worst?.dropOff ?? 0) ? unit : worst
  }, null)
}
