import type { Mode } from './ladder.ts'

/** What is played and how well the line carries it, at a moment. */
export interface Form {
  mode: Mode
  heightPx: number | null
  bitrateBps: number | null
}

/** What a player notices; each at a time of `performance.now()` and a media second. */
export type Sign = { atMs: number; atS: number } & (
  | { kind: 'ready' }
  /** The learner wants it to play. */
  | { kind: 'wish' }
  | { kind: 'playing' }
  /** It stands still for want of data. */
  | { kind: 'waiting' }
  /** The learner moves to another moment, or chose another form: what is waited for then is no stall. */
  | { kind: 'seeking' }
  | { kind: 'pause' }
  | { kind: 'switched'; form: Form; by: 'auto' | 'hand' }
  | { kind: 'failed'; code: string; isFatal: boolean }
  | { kind: 'over'; exit: 'ended' | 'left' | 'failed'; droppedFrames: number | null }
)

/** One sitting with one video, from the player on the page to its end. */
export interface Sitting {
  openedMs: number
  form: Form
  readyMs: number | null
  wishMs: number | null
  /** Waited when the wish was given up, milliseconds; null where it was not. */
  gaveUpMs: number | null
  startupMs: number | null
  playingSinceMs: number | null
  stallSinceMs: number | null
  isExcused: boolean
  playedMs: number
  stalledMs: number
  stallCount: number
  switchCount: number
  /** Sum of bitrate × milliseconds played at it, and those milliseconds. */
  bitMs: number
  ratedMs: number
  isOver: boolean
}

/** What is told of a sitting; the place, the line and the form are added by who sends it. */
export type Told =
  | { name: 'started'; startupMs: number; pagePreparedMs: number | null; form: Form }
  | { name: 'stalled'; atS: number; stalledMs: number; form: Form }
  | { name: 'switched'; atS: number; by: 'auto' | 'hand'; from: Form; form: Form }
  | { name: 'failed'; atS: number; code: string; isFatal: boolean; form: Form }
  | ({ name: 'ended'; form: Form } & Sums)

interface Sums {
  exit: 'ended' | 'left' | 'failed' | 'before_start'
  startupMs: number | null
  playedS: number
  stalledMs: number
  stallCount: number
  switchCount: number
  meanBitrateBps: number | null
  droppedFrames: number | null
  lastS: number
}

export const newSitting = (openedMs: number, form: Form): Sitting => ({
  openedMs,
  form,
  readyMs: null,
  wishMs: null,
  gaveUpMs: null,
  startupMs: null,
  playingSinceMs: null,
  stallSinceMs: null,
  isExcused: false,
  playedMs: 0,
  stalledMs: 0,
  stallCount: 0,
  switchCount: 0,
  bitMs: 0,
  ratedMs: 0,
  isOver: false,
})

/** A stall shorter than this is a hiccup of the decoder that nobody sees, milliseconds. */
const leastStallMs = 80

/** Folds what a player notices into a sitting, and tells what is worth telling. */
export function sit(before: Sitting, sign: Sign): [Sitting, Told[]] {
  if (before.isOver) return [before, []]
  const now = counted(before, sign.atMs)
  switch (sign.kind) {
    case 'ready':
      return [{ ...now, readyMs: now.readyMs ?? sign.atMs }, []]
    case 'wish':
      return [wished(now, sign.atMs), []]
    case 'playing':
      return began(now, sign)
    case 'waiting':
      return [waiting(now, sign.atMs), []]
    case 'seeking': {
      const [went, told] = wentOn(now, sign)
      return [{ ...went, isExcused: true, playingSinceMs: null }, told]
    }
    case 'pause': {
      const [went, told] = wentOn(now, sign)
      const waitedMs = went.startupMs === null && went.wishMs !== null ? sign.atMs - went.wishMs : null
      return [{ ...went, playingSinceMs: null, gaveUpMs: went.gaveUpMs ?? waitedMs }, told]
    }
    case 'switched':
      return [
        { ...now, form: sign.form, switchCount: now.switchCount + 1 },
        [{ name: 'switched', atS: sign.atS, by: sign.by, from: now.form, form: sign.form }],
      ]
    case 'failed':
      return [
        now,
        [{ name: 'failed', atS: sign.atS, code: sign.code, isFatal: sign.isFatal, form: now.form }],
      ]
    case 'over':
      return over(now, sign)
  }
}

/** A wish after one that was given up begins anew. */
const wished = (now: Sitting, atMs: number): Sitting =>
  now.wishMs !== null && now.gaveUpMs === null ? now : { ...now, wishMs: atMs, gaveUpMs: null }

/** What was played until now, counted at its bitrate. */
function counted(sitting: Sitting, atMs: number): Sitting {
  const { playingSinceMs, form, playedMs, bitMs, ratedMs } = sitting
  if (playingSinceMs === null) return sitting
  const ms = Math.max(0, atMs - playingSinceMs)
  return {
    ...sitting,
    playingSinceMs: atMs,
    playedMs: playedMs + ms,
    bitMs: form.bitrateBps === null ? bitMs : bitMs + ms * form.bitrateBps,
    ratedMs: form.bitrateBps === null ? ratedMs : ratedMs + ms,
  }
}

function began(now: Sitting, { atMs, atS }: Sign): [Sitting, Told[]] {
  const [went, told] = wentOn(now, { atMs, atS })
  const playing = { ...went, playingSinceMs: atMs, isExcused: false }
  if (now.startupMs !== null) return [playing, told]
  const startupMs = atMs - (now.wishMs ?? atMs)
  const pagePreparedMs = now.readyMs === null ? null : now.readyMs - now.openedMs
  return [{ ...playing, startupMs }, [{ name: 'started', startupMs, pagePreparedMs, form: now.form }]]
}

const waiting = (now: Sitting, atMs: number): Sitting =>
  now.startupMs === null || now.isExcused || now.stallSinceMs !== null
    ? { ...now, playingSinceMs: null }
    : { ...now, playingSinceMs: null, stallSinceMs: atMs }

/** A stall is told when it is over. */
function wentOn(now: Sitting, { atMs, atS }: { atMs: number; atS: number }): [Sitting, Told[]] {
  if (now.stallSinceMs === null) return [now, []]
  const stalledMs = atMs - now.stallSinceMs
  const rest = { ...now, stallSinceMs: null }
  if (stalledMs < leastStallMs) return [rest, []]
  return [
    { ...rest, stalledMs: now.stalledMs + stalledMs, stallCount: now.stallCount + 1 },
    [{ name: 'stalled', atS, stalledMs, form: now.form }],
  ]
}

/** Nothing is told of a sitting in which nobody wished to play. */
function over(now: Sitting, sign: Extract<Sign, { kind: 'over' }>): [Sitting, Told[]] {
  const [went, told] = wentOn(now, sign)
  const done = { ...went, isOver: true, playingSinceMs: null }
  if (done.startupMs === null && done.wishMs === null && sign.exit !== 'failed') return [done, told]
  const hasBegun = done.startupMs !== null
  return [
    done,
    [
      ...told,
      {
        name: 'ended',
        form: done.form,
        exit: hasBegun || sign.exit === 'failed' ? sign.exit : 'before_start',
        startupMs: done.startupMs ?? done.gaveUpMs ?? (done.wishMs === null ? null : sign.atMs - done.wishMs),
        playedS: Math.round(done.playedMs / 100) / 10,
        stalledMs: done.stalledMs,
        stallCount: done.stallCount,
        switchCount: done.switchCount,
        meanBitrateBps: done.ratedMs === 0 ? null : Math.round(done.bitMs / done.ratedMs),
        droppedFrames: sign.droppedFrames,
        lastS: sign.atS,
      },
    ],
  ]
}
