import type { Outline, StepId } from '#courses/contract'
import { coverage } from './coverage.ts'
import type { StepProgress } from './progress.ts'

export type OutlineUnit = Outline['modules'][number]['units'][number]
export type OutlineStep = OutlineUnit['steps'][number]

const videoShare = 0.9
const readingShare = 0.3

/** Whether the work on a step is enough, whatever was known of it before. A video's `estimatedS` is its length. */
export function isStepDone(step: OutlineStep, progress: StepProgress): boolean {
  switch (step.kind) {
    case 'video':
      return coverage(progress.spans, step.estimatedS) >= videoShare
    case 'reading':
      return progress.reachedEnd && readingS(progress) >= readingShare * step.estimatedS
    default:
      return progress.attemptIds.length > 0
  }
}

/** The steps that a unit asks for: its required ones, or all where it requires none. */
export function requiredSteps(unit: OutlineUnit): OutlineStep[] {
  const required = unit.steps.filter((step) => step.isRequired)
  return required.length > 0 ? required : unit.steps
}

/** The units that a course asks for, in its order: its required ones, or all where it requires none. */
export function requiredUnits(outline: Outline): OutlineUnit[] {
  const units = unitsOf(outline)
  const required = units.filter((unit) => unit.isRequired)
  return required.length > 0 ? required : units
}

/** Share of what a unit asks for that is done, 0 to 1. */
export function shareDone(unit: OutlineUnit, done: ReadonlySet<StepId>): number {
  const required = requiredSteps(unit)
  return required.filter((step) => done.has(step.id)).length / required.length
}

export const unitsOf = (outline: Outline): OutlineUnit[] => outline.modules.flatMap((module) => module.units)

const readingS = (progress: StepProgress): number =>
  Object.values(progress.pages).reduce((sum, seconds) => sum + seconds, 0)
