import type { Playback } from '@banxue/platform/media/playback'
import { useMediaTime } from './useMediaTime.ts'

interface SlidePictureProps {
  playback: Playback
  video: HTMLVideoElement | null
  atS: () => number
}

/** The slide that belongs to what is heard; the poster where there are none. */
export function SlidePicture({ playback, video, atS }: SlidePictureProps) {
  const { slides, posterUrl } = playback
  const url = useMediaTime(
    video,
    atS,
    (now) => (slides.findLast((slide) => slide.atS <= now) ?? slides[0])?.url ?? posterUrl ?? '',
  )
  if (url === '') return null
  return <img slot="poster" className="video-slide" src={url} alt="" />
}
