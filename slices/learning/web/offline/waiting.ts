import type { UnitId } from '#courses/contract'
import type { KeptWork } from '../work/work.ts'
import type { WaitingAct } from './as-if-arrived.ts'

/** What waits of a unit and changes how it stands, in the order in which it was done. */
export function waitingIn(unitId: UnitId, rows: readonly KeptWork[]): WaitingAct[] {
  return rows.flatMap(({ work, stamp }): WaitingAct[] => {
    switch (work.kind) {
      case 'answer':
      case 'reading':
      case 'position':
      case 'done':
        return work.unitId === unitId ? [{ act: work, at: stamp.at }] : []
      default:
        return []
    }
  })
}
