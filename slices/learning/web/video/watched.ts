import type { Seen } from './seen.ts'

/** Media seconds after which a stretch is told while playing goes on. */
const tellEveryS = 15
/** A step in time longer than this, at speed 1, was a seek and not playing; seconds. */
const longestStepS = 2

/** What a player notices: a moment reached by playing, or an end of playing at the moment last reached. */
export type PlaySign =
  | { kind: 'played'; atS: number; speed: number }
  | { kind: 'moved'; atS: number }
  | { kind: 'stopped' }

/** The stretch in hand, in media seconds; null where nothing plays. */
export type Watching = Seen | null

/**
 * Turns the moments that a player passes into stretches of media seconds that were truly played.
 *
 * @returns the stretch in hand, and the stretches that ended, none longer than 60 s
 */
export function watch(before: Watching, sign: PlaySign): [Watching, Seen[]] {
  if (sign.kind === 'stopped') return [null, ended(before)]
  const { atS } = sign
  if (sign.kind === 'moved') return [[atS, atS], ended(before)]
  if (before === null) return [[atS, atS], []]
  const [fromS, toS] = before
  if (atS < toS || atS - toS > longestStepS * Math.max(1, sign.speed)) return [[atS, atS], ended(before)]
  if (atS - fromS < tellEveryS) return [[fromS, atS], []]
  return [[atS, atS], ended([fromS, atS])]
}

const ended = (stretch: Watching): Seen[] => (stretch === null || stretch[1] <= stretch[0] ? [] : [stretch])
