import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo } from 'react'
import type { StepId, UnitId } from '#courses/contract'
import type { CourseProgress, Enrolment, UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { asIfArrived } from './as-if-arrived.ts'
import { courseAsIf } from './course-as-if.ts'
import { type Keys, keysOf } from './saved-unit.ts'
import { useSavedUnit } from './useSaved.ts'
import { waitingIn } from './waiting.ts'

const noKeys: Keys = new Map()

/** The keys of the unit on the screen, where it is saved. */
export const KeysHere = createContext<Keys>(noKeys)

/** Whether answers to a step are answered by this device itself, while they are on their way. */
export const useIsGradedHere = (stepId: StepId): boolean => useContext(KeysHere).has(stepId)

/**
 * The unit as it stands on this device, and the keys that were taken along with it; undefined until it is known what
 * an earlier page life has left of it.
 */
export function useAsIfArrived(
  unitId: UnitId,
  told: UnitView | undefined,
): { view: UnitView | undefined; keys: Keys } {
  const found = useSavedUnit(unitId)
  const saved = found ?? null
  const { outbox, version } = useOutbox()
  const count = version()
  const isKnown = found !== undefined && outbox.isRead
  const keys = useMemo(() => (saved === null ? noKeys : keysOf(saved)), [saved])
  const view = useMemo(() => {
    if (told === undefined || !isKnown) return undefined
    const waiting = waitingIn(unitId, count < 0 ? [] : outbox.rows())
    // Without its keys a unit waits for the school's word; where the learner stood is known here.
    return asIfArrived(
      told,
      keys === noKeys ? waiting.filter(({ act }) => act.kind === 'position') : waiting,
      keys,
    )
  }, [told, isKnown, unitId, keys, outbox, count])
  useShownEverywhere(view === told ? undefined : view)
  return { view, keys }
}

/** Writes what is done here into the course's progress and today's list. */
function useShownEverywhere(view: UnitView | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (view === undefined) return
    const { courseId } = view
    const key = learning.courseProgress.queryKey({ input: { courseId } })
    const before = queries.getQueryData<CourseProgress>(key)
    const now = before === undefined ? undefined : courseAsIf(before, view)
    if (now === undefined || now === before) return
    queries.setQueryData<CourseProgress>(key, now)
    const { enrolment } = now
    queries.setQueryData<Enrolment[]>(learning.listEnrolments.queryKey(), (all) =>
      all?.map((one) => (one.courseId === courseId ? (enrolment ?? one) : one)),
    )
  }, [queries, view])
}
