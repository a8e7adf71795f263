import type { Playback } from '@banxue/platform/media/playback'
import type { Engine, EngineNeeds } from './engine.ts'
import { reopened } from './engine.ts'
import type { Station } from './ladder.ts'

const codes = ['', 'aborted', 'network', 'decode', 'sourceNotSupported']

/** Leaves it to the browser: a file as it came, or HLS where the browser plays that by itself. */
export function plainEngine(playback: Playback, needs: EngineNeeds): Engine {
  const { video, onFailed } = needs
  let shown: { url: string | null } = { url: null }
  const onError = () => onFailed(`media.${codes[video.error?.code ?? 0] || 'unknown'}`, true)
  video.addEventListener('error', onError)

  function open(url: string | null, atS: number): void {
    shown = { url }
    if (url === null) {
      video.removeAttribute('src')
      video.load()
      return
    }
    reopened(video, () => {
      video.src = url
      if (atS > 0) video.currentTime = atS
    })
  }
  return {
    show(station, atS) {
      const url = urlOf(playback, station)
      if (url !== shown.url) open(url, atS)
    },
    fill: () => undefined,
    underWay: () => null,
    retry: (atS) => open(shown.url, atS),
    close() {
      video.removeEventListener('error', onError)
      video.removeAttribute('src')
      video.load()
    },
  }
}

function urlOf(playback: Playback, { mode }: Station): string | null {
  if (mode === 'text') return null
  if (playback.state !== 'ready') return playback.fileUrl
  return mode === 'audio' ? playback.audioUrl : playback.hlsUrl
}
