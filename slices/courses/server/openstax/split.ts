import type { PlacedStep } from './steps.ts'

/** A unit longer than this, in seconds, is split where it has headings. */
const longestUnitS = 15 * 60

/**
 * Parts of at most 15 minutes where the headings allow it: split at the heading nearest the middle, the outermost
 * level first, and each half again. What has no heading within it stays whole, and nothing is ever merged.
 */
export function splitSteps(steps: readonly PlacedStep[]): PlacedStep[][] {
  const total = sum(steps)
  if (total <= longestUnitS) return [[...steps]]
  const levels = steps.slice(1).flatMap(({ opens }) => (opens === null ? [] : [opens.level]))
  if (levels.length === 0) return [[...steps]]
  const top = Math.min(...levels)
  let best = 0
  let bestDistance = Infinity
  let before = 0
  for (const [index, { opens, seconds }] of steps.entries()) {
    const distance = Math.abs(before - total / 2)
    if (index > 0 && opens?.level === top && distance < bestDistance) {
      best = index
      bestDistance = distance
    }
    before += seconds
  }
  return [...splitSteps(steps.slice(0, best)), ...splitSteps(steps.slice(best))]
}

const sum = (steps: readonly PlacedStep[]): number => steps.reduce((total, { seconds }) => total + seconds, 0)
