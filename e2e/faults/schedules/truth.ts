import type { StepId } from '@banxue/slices/courses/contract'
import type { Sending } from './device.ts'

/** Something that a learner did, as it truly was. */
export interface Done {
  device: 'phone' | 'laptop'
  kind: 'answer' | 'reading' | 'draft' | 'position' | 'watch'
  stepId: StepId
  /** Attempt, page life or event. */
  id: string
  /** Key and order of the act in its outbox, or the id of the event: what its requests are known by. */
  sentAs: string
  order: number
  atMs: number
  zone: string
  /** What its device knew and how its clock stood. */
  offsetMs: number
  lifeId: string
  sleptMs: number
  lastAckMs: number | null
  /** Words of an answer or a draft; media second of a position; seconds of a reading; media seconds of a watch. */
  text: string
  seconds: number
  toS: number
}

const toleratedMs = 60_000

/**
 * Whether the school could know the moment of something from one request: its device's clock did not jump between,
 * or it jumped within one page life without sleep in a way that nothing but a jump explains.
 */
function isKnowable(done: Done, sending: Sending): boolean {
  const isOneLife = done.lifeId === sending.lifeId
  const slept = sending.sleptMs > done.sleptMs
  const jumpMs = sending.offsetMs - done.offsetMs
  if (jumpMs === 0) return !isOneLife || !slept || done.lastAckMs !== null
  if (!isOneLife || slept) return false
  return jumpMs < 0 || done.lastAckMs === null || done.atMs - jumpMs < done.lastAckMs - 2 * toleratedMs
}

/** Whether a moment that the school keeps is right: the true one where it could be known, else within its bounds. */
export function isRightMoment(done: Done, keptMs: number, sendings: readonly Sending[]): boolean {
  return sendings.some((sending) =>
    isKnowable(done, sending)
      ? Math.abs(keptMs - done.atMs) <= 1_000
      : keptMs >= (done.lastAckMs ?? -Infinity) - 1_000 && keptMs <= sending.atMs + 1_000,
  )
}

/** Whether every request that may have brought it told its moment. */
export const isSure = (done: Done, sendings: readonly Sending[]): boolean =>
  sendings.length > 0 && sendings.every((sending) => isKnowable(done, sending))
