/** Where a video stands, and how long it stood still since the counting began. */
export interface Standing {
  atS: number
  stalledMs: number
  /** Of the picture that is decoded; 0 for sound. */
  heightPx: number
}

/** Runs in the page: counts the time between "waiting" and "playing" from now on. */
export function countStalls(): void {
  const kept = globalThis as typeof globalThis & { stalledMs?: number }
  const video = document.querySelector('video')
  let sinceMs: number | null = null
  kept.stalledMs = 0
  video?.addEventListener('waiting', () => (sinceMs = performance.now()))
  video?.addEventListener('playing', () => {
    if (sinceMs !== null) kept.stalledMs = (kept.stalledMs ?? 0) + performance.now() - sinceMs
    sinceMs = null
  })
}

/** Runs in the page. */
export function readStalls(): Standing {
  const { stalledMs = 0 } = globalThis as typeof globalThis & { stalledMs?: number }
  const video = document.querySelector('video')
  return { atS: video?.currentTime ?? 0, stalledMs, heightPx: video?.videoHeight ?? 0 }
}
