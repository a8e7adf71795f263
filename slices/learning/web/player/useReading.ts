import { newId } from '@banxue/platform/id'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { StepView } from '#learning/contract'
import { missingFor, VisibleTime } from '../reading-time.ts'
import type { LearningPlace } from '../useAttendance.ts'
import { useOutbox } from '../work/useOutbox.ts'

/** How often the server hears of a reading that goes on, seconds. */
const tellEveryS = 15
/** What the foot of the player covers, CSS pixels: behind it nobody reads. */
const footPx = 96

/**
 * Times a reading while it is visible and notices its end.
 *
 * @returns a ref for an element at the end, and what is missing before the reading counts as done
 */
export function useReading(step: StepView, place: LearningPlace, isDone: boolean) {
  const { outbox } = useOutbox()
  const end = useRef<HTMLDivElement>(null)
  const [missing, setMissing] = useState(() =>
    missingFor(step.estimatedS, { visibleS: 0, reachedEnd: false }),
  )
  const page = useRef({ id: '', time: new VisibleTime(0, false), reachedEnd: false, toldS: 0 })

  const tellReading = useEffectEvent(() => {
    const { id, time, reachedEnd } = page.current
    const visibleS = Math.min(86_400, Math.round(time.readMs(performance.now()) / 100) / 10)
    page.current.toldS = visibleS
    if (!isDone && visibleS > 0) outbox.put({ ...place, kind: 'reading', pageId: id, visibleS, reachedEnd })
  })
  const look = useEffectEvent(() => {
    const { time, reachedEnd, toldS } = page.current
    const visibleS = time.readMs(performance.now()) / 1_000
    const next = missingFor(step.estimatedS, { visibleS, reachedEnd })
    const isEnough = !next.end && next.seconds === 0 && (missing.end || missing.seconds > 0)
    if (next.end !== missing.end || next.seconds !== missing.seconds) setMissing(next)
    if (isEnough || visibleS - toldS >= tellEveryS) tellReading()
  })

  useEffect(() => {
    const isVisible = () => document.visibilityState === 'visible'
    page.current = {
      id: newId(new Date()),
      time: new VisibleTime(performance.now(), isVisible()),
      reachedEnd: false,
      toldS: 0,
    }
    const onVisibility = () => {
      if (isVisible()) return page.current.time.show(performance.now())
      page.current.time.hide(performance.now())
      tellReading()
    }
    const timer = setInterval(look, 1_000)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      tellReading()
    }
  }, [step.id])
  useEndReached(end, step.id, () => {
    page.current.reachedEnd = true
    look()
  })
  return { end, missing }
}

/** Calls once when the element has come into view. */
function useEndReached(end: RefObject<HTMLElement | null>, stepId: string, onReached: () => void): void {
  const reached = useEffectEvent(onReached)
  useEffect(() => {
    if (end.current === null) return
    const onSight = (entries: IntersectionObserverEntry[]) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      reached()
    }
    const observer = new IntersectionObserver(onSight, { rootMargin: `0px 0px -${footPx}px 0px` })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [end, stepId])
}
