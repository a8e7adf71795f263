import type { Completion, StepProgress, UnitProgress } from './progress.ts'
import { union } from './spans.ts'

/**
 * Two reports of the same step as one: from two devices, from a guest and the account, from a repeat.
 * Commutative, associative and idempotent, and nothing that either knew is lost.
 */
export function mergeStep(a: StepProgress, b: StepProgress): StepProgress {
  return {
    pages: mergePages(a.pages, b.pages),
    reachedEnd: a.reachedEnd || b.reachedEnd,
    spans: union([...a.spans, ...b.spans]),
    attemptIds: [...new Set([...a.attemptIds, ...b.attemptIds])].sort(),
    completion: mergeCompletion(a.completion, b.completion),
  }
}

/** The same for a unit, with the same laws. */
export function mergeUnit(a: UnitProgress, b: UnitProgress): UnitProgress {
  return {
    openedAt: earliest(a.openedAt, b.openedAt),
    completion: mergeCompletion(a.completion, b.completion),
    reopenedAt: latest(a.reopenedAt, b.reopenedAt),
    lastActAt: latest(a.lastActAt, b.lastActAt),
  }
}

/** The earlier moment stands, and learning outweighs the learner's word. */
export function mergeCompletion(a: Completion | null, b: Completion | null): Completion | null {
  if (a === null || b === null) return a ?? b
  return {
    at: a.at <= b.at ? a.at : b.at,
    by: a.by === 'learning' || b.by === 'learning' ? 'learning' : 'self',
  }
}

function mergePages(a: StepProgress['pages'], b: StepProgress['pages']): StepProgress['pages'] {
  const pages = new Map(Object.entries(a))
  for (const [page, seconds] of Object.entries(b)) pages.set(page, Math.max(seconds, pages.get(page) ?? 0))
  return Object.fromEntries(pages)
}

export function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a <= b ? a : b
}

export function latest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a >= b ? a : b
}
