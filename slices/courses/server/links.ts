import type { CourseId } from '#courses/contract'
import { fileAddress, unitAddress } from './addresses.ts'
import type { Anchors } from './anchors.ts'
import { anchorIn, type Links } from './clean.ts'
import { stepIdOf, unitIdOf } from './ids.ts'
import type { PreparedFile } from './prepared.ts'

/** The place that a text stands in; `stepKey` is null for what belongs to the unit as a whole. */
export interface TextPlace {
  courseId: CourseId
  unitKey: string
  stepKey: string | null
}

/**
 * The addresses that links and pictures of a text lead to. An anchor is the key of a step or an id in its text.
 *
 * @param onFile told of each file that is used, by its SHA-256
 */
export function linksFrom(
  place: TextPlace,
  anchors: Anchors,
  files: ReadonlyMap<string, PreparedFile>,
  onFile: (sha256: string) => void,
): Links {
  return {
    file(name) {
      const file = files.get(name)
      if (file === undefined) return null
      onFile(file.sha256)
      return fileAddress(file.sha256, name)
    },
    unit(key, anchor) {
      const unitKey = key === null || key === '' ? place.unitKey : key
      const steps = anchors.get(unitKey)
      if (steps === undefined) return null
      const unitId = unitIdOf(place.courseId, unitKey)
      if (anchor === null) return unitAddress(place.courseId, unitId, null, null)
      const found = steps.get(anchor)
      if (found === undefined) return null
      const isHere = unitKey === place.unitKey && found.stepKey === place.stepKey
      const id = found.isStep ? null : anchor
      return isHere && id !== null
        ? `#${encodeURIComponent(anchorIn(id))}`
        : unitAddress(place.courseId, unitId, stepIdOf(unitId, found.stepKey), id)
    },
  }
}
