import type { CoursePage, Outline, StepContent, UnitId, UnitRevision } from '#courses/contract'
import { hashOf } from './canonical.ts'
import { stepS } from './estimates.ts'
import { stepIdOf } from './ids.ts'
import { outlined } from './prepare.ts'
import type { PreparedCourse, PreparedUnit } from './prepared.ts'
import { unitsOf } from './publishing.ts'

/** A recording that is to be a step. */
export interface VideoToAdd {
  mediaId: string
  durationS: number
  /** Where in the unit it goes. */
  at: 'beginning' | 'end'
}

/** Id of the step that a recording becomes in a unit when it is put there by hand. */
const videoStepId = (unitId: UnitId, mediaId: string) => stepIdOf(unitId, `video-${mediaId}`)

/** Whether a unit shows a recording already. */
export const shows = ({ steps }: UnitRevision, mediaId: string): boolean =>
  steps.some(({ content }) => content.kind === 'video' && content.mediaId === mediaId)

/** A unit's revision with a recording as its first or last step; questions inside another video stay with it. */
export function unitWithVideo(unit: UnitRevision, { mediaId, durationS, at }: VideoToAdd): UnitRevision {
  const content: StepContent = { kind: 'video', mediaId, durationS, words: null }
  const step = {
    id: videoStepId(unit.unitId, mediaId),
    title: null,
    isRequired: true,
    estimatedS: stepS(content),
    content,
  }
  const { revision: _before, ...rest } = unit
  const changed = { ...rest, steps: at === 'beginning' ? [step, ...unit.steps] : [...unit.steps, step] }
  return { ...changed, revision: hashOf(changed) }
}

/** A course's newest version with one unit changed, as an import would hand it over. */
export function courseWithUnit(
  page: CoursePage,
  unit: UnitRevision,
  files: string[],
): {
  course: PreparedCourse
  unit: PreparedUnit
} {
  const modules: Outline['modules'] = page.outline.modules.map((module) => ({
    ...module,
    units: module.units.map((each) => (each.id === unit.unitId ? outlined(unit, each.isRequired) : each)),
  }))
  const units = unitsOf({ modules })
  const steps = units.flatMap((each) => each.steps)
  return {
    course: {
      courseId: page.id,
      sourceKey: page.slug,
      slug: page.slug,
      details: page.details,
      outline: { modules },
      fingerprint: hashOf({ details: page.details, modules }),
      unitCount: units.length,
      stepCount: steps.length,
      questionCount: steps.filter(({ kind }) => kind !== 'reading' && kind !== 'video').length,
    },
    unit: { content: unit, files },
  }
}
