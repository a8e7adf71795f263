import type { Seen } from './seen.ts'
import { type Watching, watch } from './watched.ts'

/** Hears of every stretch that truly played; answers how to stop, which ends the one in hand. */
export function followWatching(video: HTMLVideoElement, onSeen: (stretch: Seen) => void): () => void {
  let watching: Watching = null
  const fold = (sign: Parameters<typeof watch>[1]) => {
    const [next, stretches] = watch(watching, sign)
    watching = next
    for (const stretch of stretches) onSeen(stretch)
  }
  const stop = () => fold({ kind: 'stopped' })
  const look = () => {
    if (video.seeking || video.readyState < 2) return
    fold({ kind: 'played', atS: video.currentTime, speed: video.playbackRate })
  }
  const leaving = new AbortController()
  const { signal } = leaving
  video.addEventListener('timeupdate', () => (video.paused ? undefined : look()), { signal })
  video.addEventListener('playing', () => fold({ kind: 'moved', atS: video.currentTime }), { signal })
  for (const name of ['pause', 'ended'])
    video.addEventListener(
      name,
      () => {
        if (watching !== null) look()
        stop()
      },
      { signal },
    )
  for (const name of ['seeking', 'emptied', 'waiting']) video.addEventListener(name, stop, { signal })
  const onHide = () => {
    if (document.visibilityState === 'visible' || watching === null) return
    look()
    const [, toS] = watching
    fold({ kind: 'moved', atS: toS })
  }
  document.addEventListener('visibilitychange', onHide, { signal })
  addEventListener('pagehide', stop, { signal, capture: true })
  return () => {
    leaving.abort()
    stop()
  }
}

/** How often a place is told while it plays, milliseconds. */
const placeEveryMs = 5_000

/**
 * Hears of where the video stands: every second, and loudly every 5 s, on a pause, a seek, and when the page hides.
 */
export function followPlace(
  video: HTMLVideoElement,
  onPlace: (atS: number, isWorthTelling: boolean) => void,
): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  let toldMs = 0
  let keptS = -1
  const isThere = () => video.readyState >= 1 && !video.seeking
  const loudly = () => {
    if (!isThere()) return
    toldMs = performance.now()
    onPlace(video.currentTime, true)
  }
  const quietly = () => {
    if (!isThere() || video.readyState < 2) return
    if (performance.now() - toldMs >= placeEveryMs) return loudly()
    if (Math.abs(video.currentTime - keptS) < 0.5) return
    keptS = video.currentTime
    onPlace(keptS, false)
  }
  video.addEventListener('timeupdate', () => (video.paused ? undefined : quietly()), { signal })
  for (const name of ['pause', 'seeked']) video.addEventListener(name, loudly, { signal })
  document.addEventListener('visibilitychange', () => (document.hidden ? loudly() : undefined), { signal })
  addEventListener('pagehide', loudly, { signal, capture: true })
  return () => {
    leaving.abort()
    if (!video.paused) loudly()
  }
}

/** Keeps the screen on while it plays, where the device lets us. */
export function keepAwake(video: HTMLVideoElement): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  let lock: WakeLockSentinel | null = null
  const take = async () => {
    if (video.paused || document.hidden || lock !== null || !('wakeLock' in navigator)) return
    // Refused on a low battery: then the screen goes dark as it would anyway.
    lock = await navigator.wakeLock.request('screen').catch(() => null)
    lock?.addEventListener('release', () => (lock = null))
    if (video.paused) release()
  }
  const release = () => {
    void lock?.release()
    lock = null
  }
  video.addEventListener('playing', () => void take(), { signal })
  for (const name of ['pause', 'ended', 'emptied']) video.addEventListener(name, release, { signal })
  document.addEventListener('visibilitychange', () => void take(), { signal })
  return () => {
    leaving.abort()
    release()
  }
}
