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
  const isAhead = useIsAhead(video, isWanted)
  const address = useMediaTime(
    video,
    atS,
    (now) => (slides.findLast((slide) => slide.atS <= now) ?? slides[0])?.url ?? posterUrl ?? '',
  )
  return isWanted && isAhead ? address : ''
}

/** Sound ahead from which on a slide may have the line too, seconds: while it plays, and while it waits. */
const aheadS = { playing: 8, paused: 2 }

/** Whether there has been enough sound ahead since it is wanted. */
function useIsAhead(video: HTMLVideoElement | null, isWanted: boolean): boolean {
  const [isAhead, setAhead] = useState(false)
  useEffect(() => {
    if (video === null || !isWanted) return
    const look = () => {
      const restS = video.duration - video.currentTime - 1
      const neededS = video.paused ? aheadS.paused : aheadS.playing
      if (bufferedS(video) >= Math.min(neededS, restS)) setAhead(true)
    }
    const events = ['timeupdate', 'progress', 'canplay', 'seeked'] as const
    for (const name of events) video.addEventListener(name, look)
    return () => {
      for (const name of events) video.removeEventListener(name, look)
      setAhead(false)
    }
  }, [video, isWanted])
  return isAhead
}
