import { useEffect, useState } from 'react'

/** The present, moving every few seconds, so that "just now" becomes "a minute ago" without new data. */
export function useNow(everyMs: number): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
