import { tell } from '@banxue/ui/telemetry/Telemetry'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { StepState, Watched } from '#learning/contract'
import { learning } from '../api.ts'
import type { LearningPlace } from '../useAttendance.ts'
import { deviceMemory } from './device-memory.ts'
import { doneShare, joined, type Seen, shareSeen } from './seen.ts'

/** How often the school is asked whether it has counted what was seen, milliseconds, and how often at most. */
const askEveryMs = 3_000
const askTimes = 20

/** How much of a video was seen, here and as the school knows it; tells the school of every stretch. */
export function useSeen(
  personId: string,
  place: LearningPlace,
  state: StepState | undefined,
  durationS: number,
) {
  const queries = useQueryClient()
  const [here, setHere] = useState(() => deviceMemory.seen(personId, place.stepId))
  const share = shareSeen([...here, ...(state?.seen ?? [])], durationS)
  const isDone = state?.completedAt != null
  const isEnough = share >= doneShare
  const { courseId, unitId } = place
  useEffect(() => {
    if (isDone || !isEnough) return
    let times = 0
    const timer = setInterval(() => {
      times += 1
      if (times >= askTimes) clearInterval(timer)
      void queries.invalidateQueries({ queryKey: learning.openUnit.key({ input: { courseId, unitId } }) })
    }, askEveryMs)
    return () => {
      clearInterval(timer)
      void queries.invalidateQueries({ queryKey: learning.courseProgress.key({ input: { courseId } }) })
      void queries.invalidateQueries({ queryKey: learning.listEnrolments.key() })
    }
  }, [queries, isDone, isEnough, courseId, unitId])
  return {
    share,
    isDone,
    isEnough,
    add: ([fromS, toS]: Seen): void => {
      const stretch = [tenths(fromS), tenths(toS)] as const
      if (stretch[1] <= stretch[0]) return
      tell<typeof Watched>({
        name: 'learning.watched',
        version: 1,
        payload: { ...place, fromS: stretch[0], toS: stretch[1] },
      })
      setHere((before) => {
        const next = joined([...before, stretch])
        deviceMemory.keepSeen(personId, place.stepId, next)
        return next
      })
    },
  }
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10
