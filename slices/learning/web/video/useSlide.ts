import type { Playback } from '@banxue/platform/media/playback'
import { useEffect, useState } from 'react'
import { bufferedS } from './switcher.ts'
import { useMediaTime } from './useMediaTime.ts'

/**
 * Address of the slide that belongs to what is heard; the poster's where there are none, and '' without either.
 * Where slides take the picture's place the sound has the line first: until enough of it is there none is loaded.
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

/** Sound ahead that a slide may take the line from, seconds. */
const aheadS = 8

/** Whether sound has played since it is wanted, with enough of it ahead. */
function useHeard(video: HTMLVideoElement | null, isWanted: boolean): boolean {
  const [isHeard, setHeard] = useState(false)
  useEffect(() => {
    if (video === null || !isWanted) return
    const onTime = () => {
      const isAhead = bufferedS(video) >= Math.min(aheadS, video.duration - video.currentTime - 1)
      if (video.currentTime > 0 && !video.seeking && isAhead) setHeard(true)
    }
    video.addEventListener('timeupdate', onTime)
    return () => {
      video.removeEventListener('timeupdate', onTime)
      setHeard(false)
    }
  }, [video, isWanted])
  return isHeard
}
