import { useCallback, useSyncExternalStore } from 'react'
import { captionsOn } from './choices-on.ts'

/** Language of the captions that are shown; null where none are. */
export function useCaptionsOn(video: HTMLVideoElement): string | null {
  const subscribe = useCallback(
    (look: () => void) => {
      video.textTracks.addEventListener('change', look)
      return () => video.textTracks.removeEventListener('change', look)
    },
    [video],
  )
  return useSyncExternalStore(subscribe, () => captionsOn(video))
}
