import type { Playback } from '@banxue/platform/media/playback'
import { useEffect, useState } from 'react'
import { useMediaTime } from './useMediaTime.ts'

/**
 * Address of the slide that belongs to what is heard; the poster's where there are none, and '' without either.
 * Where slides take the picture's place the sound has the line first: until it is heard there is none.
 */
export function useSlide(
  { slides, posterUrl }: Playback,
  video: HTMLVideoElement | null,
  atS: () => number,
  isWanted: boolean,
): string {
  const isHeard = useHeard(video, isWanted)
  const address = useMediaTime(
    video,
    atS,
    (now) => (slides.findLast((slide) => slide.atS <= now) ?? slides[0])?.url ?? posterUrl ?? '',
  )
  return isWanted && isHeard ? address : ''
}

/** Whether sound has played since it is wanted. */
function useHeard(video: HTMLVideoElement | null, isWanted: boolean): boolean {
  const [isHeard, setHeard] = useState(false)
  useEffect(() => {
    if (video === null || !isWanted) return
    const onTime = () => setHeard(video.currentTime > 0 && !video.seeking)
    video.addEventListener('timeupdate', onTime)
    return () => {
      video.removeEventListener('timeupdate', onTime)
      setHeard(false)
    }
  }, [video, isWanted])
  return isHeard
}
