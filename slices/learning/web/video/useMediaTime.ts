import { useCallback, useSyncExternalStore } from 'react'

const moving = ['timeupdate', 'seeking', 'loadedmetadata', 'play', 'emptied'] as const

/** What is derived from the media second; drawn anew only where it changes. */
export function useMediaTime<V extends string | number>(
  video: HTMLVideoElement | null,
  atS: () => number,
  derive: (atS: number) => V,
): V {
  const subscribe = useCallback(
    (look: () => void) => {
      const leaving = new AbortController()
      for (const name of moving) video?.addEventListener(name, look, { signal: leaving.signal })
      return () => leaving.abort()
    },
    [video],
  )
  return useSyncExternalStore(subscribe, () => derive(atS()))
}
