import type { Load } from './meter.ts'

/**
 * Loads two seconds of sound to see what the line carries while nothing else is loaded.
 *
 * @param audioUrl playlist of the sound alone
 */
export async function probe(audioUrl: string, atS: number, signal: AbortSignal): Promise<Load | null> {
  try {
    const playlist = new URL(audioUrl, location.href)
    const text = await (await fetch(playlist, { signal })).text()
    const segments = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const segment = segments[Math.min(segments.length - 1, Math.floor(atS / 2))]
    if (segment === undefined) return null
    const from = performance.now()
    const response = await fetch(new URL(segment, playlist), { cache: 'no-store', signal })
    const firstMs = performance.now() - from
    const { byteLength } = await response.arrayBuffer()
    const wholeMs = performance.now() - from
    return response.ok ? { bytes: byteLength, ms: Math.max(wholeMs - firstMs, wholeMs / 2) } : null
  } catch {
    return null
  }
}
