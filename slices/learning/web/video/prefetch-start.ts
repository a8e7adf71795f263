import type { Playback } from '@banxue/platform/media/playback'
import { deviceMemory } from './device-memory.ts'
import { networkType, savesData } from './network.ts'
import { startAt } from './start-station.ts'
import { bestAt, chosenAt, stationsOf } from './stations.ts'

/** Length of a segment, media seconds. */
const segmentS = 2

/**
 * Fetches what the first frame needs, of the rung that the player will begin with: playlists, and of picture and
 * sound the head and the segment at the moment. The browser keeps them; the player finds them there.
 */
export async function prefetchStart(playback: Playback, atS: number): Promise<void> {
  const { hlsUrl, audioUrl, rungs } = playback
  if (hlsUrl === null) return
  const { choice, bandwidthBps, bandwidthAtMs } = deviceMemory.choices()
  const stations = stationsOf(playback, 'hls')
  const best = bestAt(stations, { shownPx: Math.min(innerWidth, innerHeight), savesData: savesData() })
  const line = {
    rememberedBps: bandwidthBps,
    rememberedAgoMs: Date.now() - bandwidthAtMs,
    network: networkType(),
  }
  const station = stations[chosenAt(stations, choice) ?? startAt(stations, line, best)]
  if (station === undefined || station.mode === 'text') return
  if (station.mode === 'audio') return audioUrl === null ? undefined : prefetchTrack(audioUrl, atS)
  const rung = rungs.find(({ heightPx }) => heightPx === station.heightPx)
  const master = await textOf(hlsUrl)
  const sound = /^#EXT-X-MEDIA:TYPE=AUDIO.*URI="([^"]+)"/m.exec(master)?.[1]
  await Promise.all([
    rung === undefined ? undefined : prefetchTrack(rung.url, atS),
    sound === undefined ? undefined : prefetchTrack(new URL(sound, absolute(hlsUrl)).href, atS),
  ])
}

async function prefetchTrack(url: string, atS: number): Promise<void> {
  const playlist = await textOf(url)
  const head = /^#EXT-X-MAP:.*URI="([^"]+)"/m.exec(playlist)?.[1]
  const segments = playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const segment = segments[Math.min(segments.length - 1, Math.floor(atS / segmentS))]
  const files = [head, segment].filter((one) => one !== undefined)
  await Promise.all(files.map(async (file) => (await fetch(new URL(file, absolute(url)))).arrayBuffer()))
}

const absolute = (url: string): string => new URL(url, location.href).href
const textOf = async (url: string): Promise<string> => (await fetch(url)).text()
