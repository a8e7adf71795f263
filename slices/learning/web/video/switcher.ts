import { carried, type Choice, climb, type Ladder, ladderAt, type Station } from './ladder.ts'
import { bandwidthOf, type Load, measured, type Meter, newMeter } from './meter.ts'
import type { Engine, EngineNeeds } from './engine.ts'
import { chosenAt } from './stations.ts'

/** How often the line is looked at, milliseconds. */
const tickMs = 500
/** How often it is tried while nothing is loaded, milliseconds. */
const probeEveryMs = 10_000
/** Whoever read for longer is not startled by sound that comes back by itself, milliseconds. */
const playsOnForMs = 60_000

export interface SwitcherNeeds {
  video: HTMLVideoElement
  stations: readonly Station[]
  /** Index of the first station by itself. */
  startAt: number
  choice: Choice
  beginS: number
  /** Best station that the ladder may go up to now. */
  best: () => number
  /** Whether the ladder can see what the line carries. */
  measures: boolean
  open: (needs: EngineNeeds) => Engine
  probe: ((atS: number, signal: AbortSignal) => Promise<Load | null>) | null
  /** Another station took over. */
  onSwitch: (to: Station, by: 'auto' | 'hand') => void
  onFailed: (code: string, isFatal: boolean) => void
}

/** Holds a video to the station that the line carries, or that its learner chose. */
export class Switcher {
  readonly #needs: SwitcherNeeds
  readonly #engine: Engine
  readonly #leaving = new AbortController()
  #ladder: Ladder
  #choice: Choice
  #meter: Meter = newMeter()
  #textS: number
  #isWaiting = false
  #probedMs: number
  /** When words took the place of something that played; null where nothing did. */
  #silencedMs: number | null = null

  constructor(needs: SwitcherNeeds) {
    this.#needs = needs
    const { video, stations, choice, startAt, beginS } = needs
    this.#choice = choice
    this.#textS = beginS
    this.#probedMs = performance.now()
    this.#ladder = ladderAt(chosenAt(stations, choice) ?? startAt, performance.now())
    this.#engine = needs.open({
      video,
      onLoad: (load) => void (this.#meter = measured(this.#meter, load)),
      onFailed: needs.onFailed,
    })
    this.#engine.show(this.station, beginS, true)
    const { signal } = this.#leaving
    const waits = (isWaiting: boolean) => () => void (this.#isWaiting = isWaiting)
    video.addEventListener('waiting', waits(true), { signal })
    for (const name of ['playing', 'pause', 'seeking', 'emptied'])
      video.addEventListener(name, waits(false), { signal })
    video.addEventListener('play', () => this.#engine.fill(), { signal })
    const timer = setInterval(() => this.#tick(), tickMs)
    signal.addEventListener('abort', () => clearInterval(timer))
  }

  get station(): Station {
    const found = this.#needs.stations[this.#ladder.at]
    if (found === undefined) throw new Error('A ladder has words at least.')
    return found
  }

  get choice(): Choice {
    return this.#choice
  }

  get isStalled(): boolean {
    return this.#isWaiting
  }

  get bandwidthBps(): number | null {
    return bandwidthOf(this.#meter, this.#engine.underWay())
  }

  /** Media second, of the words too, which play nothing. */
  get atS(): number {
    const { video, beginS } = this.#needs
    if (this.station.mode === 'text') return this.#textS
    return video.readyState === 0 && video.currentTime === 0
      ? Math.max(beginS, this.#textS)
      : video.currentTime
  }

  seek(atS: number): void {
    this.#textS = atS
    if (this.station.mode !== 'text') this.#needs.video.currentTime = atS
  }

  /** The learner decides; with `auto` the ladder takes over from what the line carries. */
  choose(choice: Choice): void {
    this.#choice = choice
    const { stations } = this.#needs
    const to = chosenAt(stations, choice) ?? this.#bestNow()
    this.#go(ladderAt(to, performance.now()), 'hand', true)
  }

  retry(): void {
    this.#engine.retry(this.atS)
  }

  close(): void {
    this.#leaving.abort()
    this.#engine.close()
  }

  /** Where the way back leads: never to words, which somebody wants to leave. */
  #bestNow(): number {
    const { stations, best } = this.#needs
    const bandwidthBps = this.bandwidthBps
    const fits = bandwidthBps === null ? this.#ladder.at : carried(stations, bandwidthBps)
    const lowestPicture = stations.findLastIndex(({ mode }) => mode === 'video')
    return Math.max(best(), Math.min(fits, lowestPicture === -1 ? 0 : lowestPicture))
  }

  #tick(): void {
    const { stations, best, measures, video } = this.#needs
    if (this.#choice !== 'auto' || !measures || !navigator.onLine) return
    this.#look()
    const reading = {
      atMs: performance.now(),
      bandwidthBps: this.bandwidthBps,
      bufferedS: bufferedS(video),
      isStalled: this.#isWaiting && !video.paused,
    }
    const { ladder, moved } = climb(this.#ladder, stations, reading, best())
    if (!moved) {
      this.#ladder = ladder
      return
    }
    const isUrgent = ladder.at > this.#ladder.at
    // What is given up half-way is the best that is known of a line that broke down.
    const underWay = this.#engine.underWay()
    if (isUrgent && underWay !== null) this.#meter = measured(this.#meter, underWay)
    this.#go(ladder, 'auto', isUrgent)
  }

  /** Words load nothing by which the line could be known: a little sound is tried now and then. */
  #look(): void {
    const { probe } = this.#needs
    if (probe === null || this.station.mode !== 'text') return
    if (performance.now() - this.#probedMs < probeEveryMs) return
    this.#probedMs = performance.now()
    void probe(this.atS, this.#leaving.signal).then((load) => {
      if (load !== null) this.#meter = measured(this.#meter, load)
    })
  }

  #go(ladder: Ladder, by: 'auto' | 'hand', isUrgent: boolean): void {
    const { atS } = this
    const isSame = ladder.at === this.#ladder.at
    this.#ladder = ladder
    if (isSame) return
    this.#textS = atS
    const { video, onSwitch } = this.#needs
    if (this.station.mode === 'text') this.#silencedMs = video.paused ? null : performance.now()
    onSwitch(this.station, by)
    this.#engine.show(this.station, atS, isUrgent)
    if (this.station.mode !== 'text') this.#playOn()
  }

  /** What played when the line gave out plays on when it is back. */
  #playOn(): void {
    const silencedMs = this.#silencedMs
    this.#silencedMs = null
    if (silencedMs === null || performance.now() - silencedMs > playsOnForMs) return
    this.#needs.video.play().catch(() => undefined)
  }
}

/** Media seconds ahead of where the element stands. */
export function bufferedS({ buffered, currentTime }: HTMLVideoElement): number {
  for (let at = 0; at < buffered.length; at++)
    if (buffered.start(at) <= currentTime + 0.3 && buffered.end(at) > currentTime)
      return buffered.end(at) - currentTime
  return 0
}
