import type { Playback } from '@banxue/platform/media/playback'
import Hls, { type ErrorData, ErrorTypes, Events, type Fragment, type HlsConfig } from 'hls.js'
import { type Engine, type EngineNeeds, reopened } from './engine.ts'
import type { Station } from './ladder.ts'
import type { Load } from './meter.ts'
import { carriedDuring, carriedNow, type Loading } from './shared-line.ts'

export const playsHls = (): boolean => Hls.isSupported()

const ahead = (seconds: number) => ({ maxBufferLength: seconds, maxMaxBufferLength: seconds })
/** Loaded ahead before anybody wished to play, and while it plays. */
const aheadS = { waiting: 4, playing: 40 } as const

/** The ladder decides what is loaded; hls.js brings it. A worker would save nothing: segments need no remuxing. */
const config: Partial<HlsConfig> = {
  autoStartLoad: false,
  enableWorker: false,
  startFragPrefetch: true,
  testBandwidth: false,
  backBufferLength: 60,
  lowLatencyMode: false,
  useMediaCapabilities: false,
}

/** Loads that are remembered to know what came side by side. */
const remembered = 8
/** How often a fault of the decoder is mended before its learner is told. */
const mendings = 2

/** Plays CMAF through Media Source Extensions. */
export class HlsEngine implements Engine {
  readonly #playback: Playback
  readonly #needs: EngineNeeds
  #hls: Hls | null = null
  #url: string | null = null
  #wanted: Station | null = null
  #recent: Fragment['stats'][] = []
  #aheadS: number = aheadS.waiting
  #mended = 0

  constructor(playback: Playback, needs: EngineNeeds) {
    this.#playback = playback
    this.#needs = needs
  }

  show(station: Station, atS: number, isUrgent: boolean): void {
    const { audioUrl, hlsUrl } = this.#playback
    this.#wanted = station
    const to = station.mode === 'audio' ? audioUrl : hlsUrl
    if (station.mode === 'text' || to === null) return this.close()
    const hls = this.#hls
    if (hls === null || to !== this.#url) return reopened(this.#needs.video, () => this.#open(to, atS))
    const level = levelOf(hls, this.#playback, station)
    if (!isUrgent) {
      hls.loadLevel = level
      return
    }
    hls.stopLoad()
    hls.nextLevel = level
    hls.startLoad(-1)
  }

  fill(): void {
    this.#aheadS = aheadS.playing
    if (this.#hls !== null) Object.assign(this.#hls.config, ahead(this.#aheadS))
  }

  underWay(): Load | null {
    return carriedNow(this.#loads(), performance.now())
  }

  retry(atS: number): void {
    this.#mended = 0
    if (this.#url !== null) this.#open(this.#url, atS)
  }

  close(): void {
    this.#hls?.destroy()
    this.#hls = null
    this.#url = null
    this.#recent = []
  }

  #open(url: string, atS: number): void {
    this.close()
    this.#url = url
    const hls = new Hls({ ...config, ...ahead(this.#aheadS) })
    this.#hls = hls
    hls.on(Events.MANIFEST_PARSED, () => {
      hls.loadLevel = levelOf(hls, this.#playback, this.#wanted)
      hls.startLoad(atS)
    })
    hls.on(Events.FRAG_LOADING, (_, { frag }) => {
      this.#recent = [...this.#recent, frag.stats].slice(-remembered)
    })
    hls.on(Events.FRAG_LOADED, (_, { frag }) => {
      this.#needs.onLoad(carriedDuring(loadingOf(frag.stats), this.#loads(), performance.now()))
    })
    hls.on(Events.ERROR, (_, error) => this.#fail(hls, error))
    hls.attachMedia(this.#needs.video)
    hls.loadSource(url)
  }

  /** What was loaded lately, and what is under way. */
  #loads(): Loading[] {
    return this.#recent.filter(({ aborted, loading }) => !aborted && loading.start > 0).map(loadingOf)
  }

  #fail(hls: Hls, { fatal, type, details }: ErrorData): void {
    // A buffer that ran empty is a stall, which the element tells by itself.
    if (!fatal && details.startsWith('bufferStalled')) return
    const isMended = fatal && type === ErrorTypes.MEDIA_ERROR && this.#mended < mendings
    this.#needs.onFailed(details, fatal && !isMended)
    if (!isMended) return
    this.#mended += 1
    hls.recoverMediaError()
  }
}

/** Index among the levels of hls.js, lowest first, of the rung that is wanted; the lowest where there is none. */
function levelOf(hls: Hls, playback: Playback, station: Station | null): number {
  const rung = playback.rungs.find(({ heightPx }) => heightPx === station?.heightPx)
  if (rung === undefined) return 0
  const address = new URL(rung.url, location.href).href
  const byAddress = hls.levels.findIndex(({ url }) => url.includes(address))
  const bySize = hls.levels.findIndex(({ height, width }) => Math.min(height, width) === rung.heightPx)
  return Math.max(0, byAddress === -1 ? bySize : byAddress)
}

const loadingOf = ({ loaded, loading }: Fragment['stats']): Loading => ({
  bytes: loaded,
  startMs: loading.start,
  firstMs: loading.first,
  endMs: loading.end,
})
