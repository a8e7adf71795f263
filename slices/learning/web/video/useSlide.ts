import type { Playback } from '@banxue/platform/media/playback'
import { useMediaTime } from './useMediaTime.ts'

/** Address of the slide that belongs to what is heard; the poster's where there are none, and '' without either. */
export function useSlide(
  { slides, posterUrl }: Playback,
  video: HTMLVideoElement | null,
  atS: () => number,
): string {
  return useMediaTime(
    video,
    atS,
    (now) => (slides.findLast((slide) => slide.atS <= now) ?? slides[0])?.url ?? posterUrl ?? '',
  )
}
