import { type SyntheticEvent, useCallback, useState } from 'react'

/** A frame as tall as what it holds, whatever its width. */
export function useLetterFrame() {
  const [height, setHeight] = useState(600)
  const onLoad = useCallback(({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const body = currentTarget.contentDocument?.body
    // The body's own height: the page's is never less than the frame's.
    if (body) new ResizeObserver(() => setHeight(Math.ceil(body.offsetHeight))).observe(body)
  }, [])
  return { onLoad, height }
}
