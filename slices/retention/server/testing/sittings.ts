import { v5 } from 'uuid'
import { type GivenEvent, idOf } from './fixture.ts'

/** One sitting with a video of a fixture; words stand for ids. */
export interface GivenSitting {
  who: string
  /** When it began, `YYYY-MM-DDThh:mm:ssZ`. */
  at: string
  /** When its end was told; null: never. Its beginning where absent. */
  endedAt?: string | null
  course?: string
  unit?: string
  step?: string
  device?: string
  region?: string
  network?: string
  /** Null: no frame was shown. */
  startupMs?: number | null
  exit?: 'ended' | 'left' | 'failed' | 'before_start'
  waitedMs?: number
  playedS?: number
  stalledMs?: number
  stallCount?: number
  switchCount?: number
  meanBitrateBps?: number | null
  simulated?: boolean
}

/** The events that a player tells of a sitting; the same word gives the same sitting. */
export function sitting(word: string, given: GivenSitting): GivenEvent[] {
  const { exit = 'ended', startupMs = exit === 'before_start' ? null : 500, network = '4g' } = given
  const playbackId = v5(word, idOf('sitting'))
  const shared = {
    who: given.who,
    course: given.course ?? 'c1',
    unit: given.unit ?? 'u1',
    step: given.step ?? 's1',
    device: given.device ?? 'phone',
    region: given.region ?? 'CN',
    ...(given.simulated === undefined ? {} : { simulated: given.simulated }),
  }
  const events: GivenEvent[] = []
  if (startupMs !== null)
    events.push({
      ...shared,
      id: `${word} started`,
      name: 'learning.playback_started',
      at: given.at,
      payload: { playbackId, network, startupMs },
    })
  if (given.endedAt !== null)
    events.push({
      ...shared,
      id: `${word} ended`,
      name: 'learning.playback_ended',
      at: given.endedAt ?? given.at,
      payload: {
        playbackId,
        network,
        exit,
        startupMs: exit === 'before_start' ? (given.waitedMs ?? 0) : startupMs,
        playedS: given.playedS ?? 0,
        stalledMs: given.stalledMs ?? 0,
        stallCount: given.stallCount ?? 0,
        switchCount: given.switchCount ?? 0,
        meanBitrateBps: given.meanBitrateBps ?? null,
      },
    })
  return events
}
