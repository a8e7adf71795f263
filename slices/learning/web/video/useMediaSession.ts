import type { Playback } from '@banxue/platform/media/playback'
import { useLocal } from '@banxue/ui/words'
import { useEffect, useEffectEvent } from 'react'
import type { StepView, UnitView } from '#learning/contract'

/** Names what plays to the device: on its lock screen, its headphones, its keyboard. */
export function useMediaSession(
  view: UnitView,
  step: StepView,
  { posterUrl }: Playback,
  seek: (atS: number) => void,
): void {
  const local = useLocal()
  const title = local(step.title ?? view.title)
  const artist = local(view.courseTitle)
  const onSeek = useEffectEvent(seek)
  useEffect(() => {
    if (!('mediaSession' in navigator)) return
    const artwork = posterUrl === null ? [] : [{ src: new URL(posterUrl, location.href).href }]
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist, artwork })
    navigator.mediaSession.setActionHandler('seekto', ({ seekTime }) => {
      if (seekTime !== undefined) onSeek(seekTime)
    })
    return () => {
      navigator.mediaSession.metadata = null
      navigator.mediaSession.setActionHandler('seekto', null)
    }
  }, [title, artist, posterUrl])
}
