import { randomUUID } from 'node:crypto'
import type { Playback } from '@banxue/platform/media/playback'
import {
  PlaybackEnded,
  PlaybackFailed,
  PlaybackStalled,
  PlaybackStarted,
  StepSkipped,
  Watched,
} from '@banxue/slices/learning/contract'
import { drawLine, type Line } from './line.ts'
import { attendanceOf, type InStep, sent } from './telemetry.ts'
import type { Traits } from './traits.ts'
import type { Work } from './work-through.ts'

/** Chance of leaving a video in its first ten seconds, in each ten seconds after them, and at a long stall. */
const leaving = { early: 0.07, later: 0.012, stalled: 0.12 }
/** A wait that people mind, milliseconds: before the first frame, and in the middle. */
const long = { startMs: 4_000, stallMs: 2_500 }
/** Who came on an impulse leaves a video sooner. */
const restless = { steady: 0.6, curious: 1, impulsive: 2 } as const
const [hookS, stretchS] = [10, 15]

/** How a sitting with a video went. */
interface Watching {
  /** Media second at which it was left. */
  toS: number
  isFinished: boolean
}

/** Watches a video from a media second on; the clock has moved by the time it took. */
export function watch(work: Work, place: InStep, playback: Playback, fromS: number): Watching {
  const { clock, traits, random } = work
  const began = clock.now()
  const line = drawLine(traits.network, playback, random)
  const shared = { ...place, playbackId: randomUUID(), mediaId: playback.mediaId, ...line.told }
  const tell = (type: Parameters<typeof sent>[0], payload: object) =>
    void work.events.push(sent(type, clock.now(), traits.zone, { ...shared, ...payload }))
  const { startupMs } = line
  clock.advance(startupMs)
  const isGivenUp = startupMs > long.startMs && random.chance(0.15)
  if (!isGivenUp)
    tell(PlaybackStarted, { startupMs, isSaved: false, pagePreparedMs: Math.round(startupMs * 0.6) })
  const played = isGivenUp ? unplayed(fromS) : play(work, place, { playback, fromS, line, tell })
  const { toS, isLeft, playedS, stalledMs, stallCount } = played
  const hasFailed = isLeft && traits.network === 'poor' && random.chance(0.1)
  if (hasFailed) tell(PlaybackFailed, { atS: toS, code: 'fragLoadTimeOut', isFatal: true })
  tell(PlaybackEnded, {
    exit: isGivenUp ? 'before_start' : hasFailed ? 'failed' : isLeft ? 'left' : 'ended',
    startupMs,
    playedS,
    stalledMs,
    stallCount,
    switchCount: 0,
    droppedFrames: 0,
    lastS: toS,
    meanBitrateBps: playedS === 0 ? null : line.told.bitrateBps,
  })
  const stayS = (clock.now().getTime() - began.getTime()) / 1000
  work.events.push(...attendanceOf(place, began, stayS, traits.zone))
  return { toS, isFinished: !isLeft }
}

const unplayed = (fromS: number) => ({ toS: fromS, isLeft: true, playedS: 0, stalledMs: 0, stallCount: 0 })

interface Playing {
  playback: Playback
  fromS: number
  line: Line
  tell: (type: Parameters<typeof sent>[0], payload: object) => void
}

/** Stretch after stretch, as a browser reports them, until the end or until they leave. */
function play(work: Work, place: InStep, { playback: { durationS }, fromS, line, tell }: Playing) {
  const { clock, traits, random, events } = work
  const played = unplayed(fromS)
  played.isLeft = false
  while (played.toS < durationS && !played.isLeft) {
    const at = played.toS
    const endS = Math.min(durationS, at < hookS ? hookS : at + stretchS)
    played.isLeft = random.chance(leavingIn(at, endS, traits))
    played.toS = played.isLeft ? at + (endS - at) * random.share() : endS
    played.playedS += played.toS - at
    clock.advance((played.toS - at) * 1000)
    if (played.toS > at)
      events.push(sent(Watched, clock.now(), traits.zone, { ...place, fromS: at, toS: played.toS }))
    const stalledMs = played.isLeft || played.toS >= durationS ? 0 : line.stallMs(endS - at)
    if (stalledMs === 0) continue
    clock.advance(stalledMs)
    played.stalledMs += stalledMs
    played.stallCount += 1
    tell(PlaybackStalled, { atS: played.toS, stalledMs })
    if (stalledMs < long.stallMs) continue
    work.troubles += 1
    played.isLeft = random.chance(leaving.stalled)
  }
  return played
}

const leavingIn = (fromS: number, toS: number, { motive }: Traits): number =>
  ((fromS < hookS ? leaving.early : leaving.later) * restless[motive] * (toS - fromS)) / 10

/** Passes a question inside a video by. */
export function passBy(work: Work, place: InStep, moment: { videoStepId: string; atS: number }): void {
  work.events.push(sent(StepSkipped, work.clock.now(), work.traits.zone, { ...place, ...moment }))
}
