import { tell } from '@banxue/ui/telemetry/Telemetry'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { Attended } from '#learning/contract'
import { arriving, attend, type Attendance, type Sign, type Stretch } from './attendance.ts'

/** How often the clock is looked at while the page is visible, milliseconds. */
const tickMs = 15_000
const inputs = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchmove', 'wheel'] as const
/** Between two signs of input, so that a moving mouse costs nothing; milliseconds. */
const inputEveryMs = 1_000
/** A shorter stretch is a step that was only passed; milliseconds. */
const shortestMs = 500

export interface LearningPlace {
  courseId: CourseId
  unitId: UnitId
  stepId: StepId
}

/**
 * Counts learning time at a place and tells it in stretches of at most 60 s. A null place, such as the
 * opening of a unit, counts for the step it leads to: pass that.
 */
export function useAttendance({ courseId, unitId, stepId }: LearningPlace): {
  /** Says that media plays, or has stopped. */
  mediaPlays: (isPlaying: boolean) => void
} {
  const state = useRef<Attendance | null>(null)

  function notice(place: LearningPlace, sign: Sign): void {
    if (state.current === null) return
    const [next, stretches] = attend(state.current, sign)
    state.current = next
    for (const stretch of stretches) report(place, stretch)
  }
  const here = useEffectEvent((sign: Sign) => notice({ courseId, unitId, stepId }, sign))

  useEffect(() => {
    state.current ??= arriving(performance.now(), document.visibilityState === 'visible')
    const place = { courseId, unitId, stepId }
    return () => notice(place, { kind: 'moved', atMs: performance.now() })
  }, [courseId, unitId, stepId])

  useEffect(() => {
    let inputMs = -Infinity
    const onInput = () => {
      const atMs = performance.now()
      if (atMs - inputMs < inputEveryMs) return
      inputMs = atMs
      here({ kind: 'input', atMs })
    }
    const onVisibility = () =>
      here({
        kind: 'visibility',
        isVisible: document.visibilityState === 'visible',
        atMs: performance.now(),
      })
    const timer = setInterval(() => here({ kind: 'tick', atMs: performance.now() }), tickMs)
    for (const name of inputs) addEventListener(name, onInput, { passive: true, capture: true })
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearInterval(timer)
      for (const name of inputs) removeEventListener(name, onInput, { capture: true })
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [])
  return {
    mediaPlays: (isPlaying) =>
      notice({ courseId, unitId, stepId }, { kind: 'media', isPlaying, atMs: performance.now() }),
  }
}

/** The wall clock is read when the stretch ends: `performance.now()` may stand still while a machine sleeps. */
function report(place: LearningPlace, { fromMs, toMs }: Stretch): void {
  if (toMs - fromMs < shortestMs) return
  tell<typeof Attended>({
    name: 'learning.attended',
    version: 1,
    payload: {
      ...place,
      startedAt: new Date(Date.now() - (performance.now() - fromMs)).toISOString(),
      durationS: Math.round(toMs - fromMs) / 1_000,
    },
  })
}
