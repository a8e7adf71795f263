import { onSaved, savedOf } from '@banxue/ui/offline/saved'
import { useSession } from '@banxue/ui/session'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { UnitId } from '#courses/contract'
import { isOver, type SavedUnit } from './saved-unit.ts'
import { onSaving, savingNow, type SavingState } from './saver.ts'

/** The units of one person on this device, the latest first; those whose thirty days are over are not among them. */
export async function savedUnits(personId: string): Promise<SavedUnit[]> {
  const now = Date.now()
  const units = (await savedOf(personId)).map(({ unit }) => unit as SavedUnit)
  return units.filter((unit) => !isOver(unit, now)).toSorted((a, b) => b.savedAtMs - a.savedAtMs)
}

/** The same as a query. */
export const savedQuery = (personId: string) =>
  queryOptions({ queryKey: ['saved', personId], queryFn: () => savedUnits(personId), staleTime: Infinity })

/** What is saved here of whoever is here; undefined until it is known. */
export function useSaved(): SavedUnit[] | undefined {
  const personId = useSession().person?.id ?? ''
  const queries = useQueryClient()
  useEffect(() => onSaved(() => void queries.invalidateQueries({ queryKey: ['saved'] })), [queries])
  return useQuery(savedQuery(personId)).data
}

/** A saved unit; null where it is not on this device, undefined until that is known. */
export function useSavedUnit(unitId: UnitId): SavedUnit | null | undefined {
  const all = useSaved()
  return all === undefined ? undefined : (all.find(({ view }) => view.unitId === unitId) ?? null)
}

export const useSaving = (): SavingState | null => useSyncExternalStore(onSaving, savingNow, () => null)
