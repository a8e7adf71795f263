import type { CourseId, StepId, UnitId } from '#courses/contract'
import { StutterReported } from '#learning/contract'
import type { Stutter } from '#retention/contract'
import type { Places } from './places.ts'

/** A report of stutter as the log has it. */
export interface StutterRow {
  id: string
  learnerId: string
  atMs: number
  courseId: CourseId
  unitId: UnitId
  stepId: StepId
  device: string
  region: string
  /** JSON */
  payload: string
}

export function stutterOf(row: StutterRow, name: string, { unitTitle, stepNumber }: Places): Stutter {
  const { id, atMs, courseId, unitId, stepId, device, region, payload } = row
  return {
    id,
    name,
    at: new Date(atMs),
    courseId,
    unitId,
    unitTitle: unitTitle(unitId),
    stepNumber: stepNumber(unitId, stepId),
    device,
    region,
    ...toldIn(payload),
  }
}

/** What the payload tells; nothing of the minute where it cannot be read. */
function toldIn(payload: string): Pick<Stutter, 'network' | 'atS' | 'heightPx' | 'facts'> {
  const read = StutterReported.payload.safeParse(JSON.parse(payload))
  if (!read.success) return { network: 'unknown', atS: 0, heightPx: null, facts: [] }
  const { network, atS, heightPx, facts } = read.data
  const minute = facts
    .toSorted((a, b) => b.agoS - a.agoS)
    .map((fact) => ({
      agoS: fact.agoS,
      bufferedS: fact.bufferedS,
      bandwidthBps: fact.bandwidthBps,
      heightPx: fact.heightPx,
      isStalled: fact.isStalled,
    }))
  return { network, atS, heightPx, facts: minute }
}
