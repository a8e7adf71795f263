/** Longest that one sign of a learner counts: after it, without another, they may be elsewhere; seconds in ms. */
const attentiveMs = 60_000
/** Longest stretch that one event carries, milliseconds. */
const stretchMs = 60_000

/** What the page notices, each at a time of `performance.now()`. */
export type Sign = { atMs: number } & (
  | { kind: 'visibility'; isVisible: boolean }
  | { kind: 'input' }
  | { kind: 'media'; isPlaying: boolean }
  /** The clock, at least every 30 s while the page is visible. */
  | { kind: 'tick' }
  /** The learner moved on: what came before belongs to the earlier place. */
  | { kind: 'moved' }
)

/** Part of a page life in which somebody was learning, at most 60 s long. */
export interface Stretch {
  fromMs: number
  toMs: number
}

export interface Attendance {
  isVisible: boolean
  isPlaying: boolean
  /** Last input; opening the page is one. */
  inputMs: number
  /** Last sign of any kind: a machine that slept gives none. */
  seenMs: number
  /** Where the stretch in hand begins; null while nobody attends. */
  fromMs: number | null
}

/** The beginning of a page life, or of a place in it. */
export const arriving = (atMs: number, isVisible: boolean): Attendance => ({
  isVisible,
  isPlaying: false,
  inputMs: atMs,
  seenMs: atMs,
  fromMs: isVisible ? atMs : null,
})

/**
 * Learning time of one page: visible, and media plays or input came within 60 s.
 *
 * @returns the state after the sign, and the stretches that it ended, in order
 */
export function attend(before: Attendance, sign: Sign): [Attendance, Stretch[]] {
  const endMs = Math.min(sign.atMs, attendedUntil(before))
  const { stretches, restFromMs } = cut(before.fromMs, endMs)
  const next: Attendance = {
    isVisible: sign.kind === 'visibility' ? sign.isVisible : before.isVisible,
    isPlaying: sign.kind === 'media' ? sign.isPlaying : before.isPlaying,
    inputMs: sign.kind === 'input' || sign.kind === 'moved' ? sign.atMs : before.inputMs,
    seenMs: sign.atMs,
    fromMs: null,
  }
  const goesOn = next.isVisible && (next.isPlaying || sign.atMs - next.inputMs < attentiveMs)
  const wasUnbroken = endMs === sign.atMs && restFromMs !== null
  if (goesOn && wasUnbroken && sign.kind !== 'moved') return [{ ...next, fromMs: restFromMs }, stretches]
  if (restFromMs !== null && endMs > restFromMs) stretches.push({ fromMs: restFromMs, toMs: endMs })
  return [{ ...next, fromMs: goesOn ? sign.atMs : null }, stretches]
}

/** Until when the learner of this state counts as there, if no other sign comes. */
function attendedUntil({ fromMs, isPlaying, inputMs, seenMs }: Attendance): number {
  if (fromMs === null) return -Infinity
  return (isPlaying ? seenMs : inputMs) + attentiveMs
}

/** Takes whole stretches off what was attended; what is left goes on. */
function cut(fromMs: number | null, endMs: number): { stretches: Stretch[]; restFromMs: number | null } {
  const stretches: Stretch[] = []
  let restFromMs = fromMs
  while (restFromMs !== null && endMs - restFromMs >= stretchMs) {
    stretches.push({ fromMs: restFromMs, toMs: restFromMs + stretchMs })
    restFromMs += stretchMs
  }
  return { stretches, restFromMs }
}
