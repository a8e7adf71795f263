import { newId } from '@banxue/platform/id'
import type { Playback } from '@banxue/platform/media/playback'
import type { LearningPlace } from '../useAttendance.ts'
import type { DeviceChoices } from './device-choices.ts'
import type { Engine, EngineNeeds } from './engine.ts'
import { followPlace, followWatching, keepAwake } from './follow.ts'
import { droppedFrames, followSitting, type SittingFollower } from './follow-sitting.ts'
import type { Choice, Station } from './ladder.ts'
import { type Fact, remembering } from './last-minute.ts'
import { networkType, savesData } from './network.ts'
import { probe } from './probe.ts'
import type { Seen } from './seen.ts'
import type { Form } from './sitting.ts'
import { startAt } from './start-station.ts'
import { bestAt, type Source, stationsOf } from './stations.ts'
import { bufferedS, Switcher } from './switcher.ts'
import { type SittingFacts, tellPlayback, tellStutter } from './tell-playback.ts'

/** How a video stands, as the screen shows it. */
export interface VideoState {
  station: Station
  stations: readonly Station[]
  choice: Choice
  /** The station is below what the ladder allows, because the line does not carry more. */
  isLowered: boolean
  /** What went wrong, as its learner is told. */
  problem: 'network' | 'playing' | null
}

export interface SessionNeeds {
  video: HTMLVideoElement
  place: LearningPlace
  playback: Playback
  source: Source
  open: (needs: EngineNeeds) => Engine
  choices: DeviceChoices
  keepChoices: (change: Partial<DeviceChoices>) => void
  beginS: number
  isSaved: boolean
  onState: (state: VideoState) => void
  onSeen: (stretch: Seen) => void
  onPlace: (atS: number, isWorthTelling: boolean) => void
}

/** How often the facts of the last minute are taken, milliseconds. */
const factEveryMs = 1_000

/** One video on a page from a media second on: plays, switches, and tells. */
export class VideoSession {
  readonly #needs: SessionNeeds
  readonly #stations: readonly Station[]
  readonly #switcher: Switcher
  readonly #follower: SittingFollower
  readonly #stops: readonly (() => void)[]
  #problem: VideoState['problem'] = null
  #minute: Fact[] = []
  #playbackId = ''

  constructor(needs: SessionNeeds) {
    this.#needs = needs
    const { video, playback, source, choices, beginS, onSeen, onPlace } = needs
    this.#stations = stationsOf(playback, source)
    this.#switcher = new Switcher({
      video,
      stations: this.#stations,
      startAt: startAt(this.#stations, lineBefore(choices), this.#best()),
      choice: choices.choice,
      beginS,
      best: () => this.#best(),
      measures: source === 'hls',
      open: needs.open,
      probe: probeOf(playback),
      onSwitch: (to, by) => this.#switched(to, by),
      onFailed: (code, isFatal) => this.#failed(code, isFatal),
    })
    this.#follower = followSitting({
      video,
      form: () => formOf(this.#switcher.station),
      atS: () => this.atS,
      onOpened: () => void (this.#playbackId = newId(new Date())),
      onTold: (told) => tellPlayback(this.#facts(), told, needs.isSaved),
    })
    const online = () => (this.#problem === 'network' ? this.retry() : undefined)
    addEventListener('online', online)
    const timer = setInterval(() => this.#takeFact(), factEveryMs)
    this.#stops = [
      followWatching(video, onSeen),
      followPlace(video, onPlace),
      keepAwake(video),
      this.#follower.stop,
      () => removeEventListener('online', online),
      () => clearInterval(timer),
      () => this.#switcher.close(),
    ]
    this.#show()
  }

  /** Media second it stands at. */
  get atS(): number {
    return this.#switcher.atS
  }

  seek(atS: number): void {
    this.#switcher.seek(atS)
    if (this.#switcher.station.mode === 'text') this.#needs.onPlace(atS, true)
  }

  choose(choice: Choice): void {
    this.#needs.keepChoices({ choice })
    this.#switcher.choose(choice)
    this.#show()
  }

  retry(): void {
    this.#problem = null
    this.#switcher.retry()
    this.#show()
  }

  reportStutter(): void {
    tellStutter(this.#facts(), formOf(this.#switcher.station), this.atS, this.#minute)
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  #best(): number {
    const shownPx = shownPxOf(this.#needs.video)
    return bestAt(this.#stations, { shownPx, savesData: savesData() })
  }

  #show(): void {
    const { station, choice } = this.#switcher
    const isLowered = choice === 'auto' && this.#stations.indexOf(station) > this.#best()
    const stations = this.#stations
    this.#needs.onState({ station, stations, choice, isLowered, problem: this.#problem })
  }

  #switched(to: Station, by: 'auto' | 'hand'): void {
    if (by === 'hand') this.#follower.note({ kind: 'seeking' })
    this.#follower.note({ kind: 'switched', form: formOf(to), by })
    this.#problem = null
    this.#show()
  }

  #failed(code: string, isFatal: boolean): void {
    this.#follower.note({ kind: 'failed', code, isFatal })
    if (!isFatal) return
    const isNetwork = /network|load|time/i.test(code)
    this.#problem = isNetwork ? 'network' : 'playing'
    this.#show()
  }

  #takeFact(): void {
    const { video, keepChoices } = this.#needs
    const { bandwidthBps, station, isStalled } = this.#switcher
    this.#minute = remembering(this.#minute, {
      atMs: performance.now(),
      bufferedS: Math.round(bufferedS(video) * 10) / 10,
      bandwidthBps: bandwidthBps === null ? null : Math.round(bandwidthBps),
      heightPx: station.heightPx,
      isStalled,
      droppedFrames: droppedFrames(video),
    })
    if (bandwidthBps !== null && !video.paused)
      keepChoices({ bandwidthBps: Math.round(bandwidthBps), bandwidthAtMs: Date.now() })
  }

  #facts(): SittingFacts {
    const { place, playback } = this.#needs
    return {
      ...place,
      playbackId: this.#playbackId,
      mediaId: playback.mediaId,
      network: networkType(),
      bandwidthBps: this.#switcher.bandwidthBps,
    }
  }
}

function lineBefore({ bandwidthBps, bandwidthAtMs }: DeviceChoices) {
  const rememberedAgoMs = Math.max(0, Date.now() - bandwidthAtMs)
  return { rememberedBps: bandwidthBps, rememberedAgoMs, network: networkType() }
}

function probeOf({ audioUrl }: Playback) {
  return audioUrl === null ? null : (atS: number, signal: AbortSignal) => probe(audioUrl, atS, signal)
}

const formOf = ({ mode, heightPx, bitrateBps }: Station): Form => ({
  mode,
  heightPx,
  bitrateBps: bitrateBps === 0 ? null : bitrateBps,
})

/** Shorter side of the picture on the screen, device pixels; more than two to a CSS pixel nobody sees in motion. */
const shownPxOf = ({ clientWidth, clientHeight }: HTMLVideoElement): number =>
  Math.min(clientWidth, clientHeight) * Math.min(2, devicePixelRatio)
