import { useSession } from '@banxue/ui/session'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CourseId, UnitId } from '#courses/contract'
import type { UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { openAnyway } from '../offline/open-anyway.ts'
import { prepareVideo } from '../video/load-player.ts'

interface UnitAddress {
  courseId: CourseId
  unitId: UnitId
}

/**
 * Opens a unit. Where it was fetched ahead it shows at once, while the opening travels. Coming back to the page
 * asks again, because another device may have gone on.
 */
export function useUnit(input: UnitAddress) {
  const queries = useQueryClient()
  const personId = useSession().person?.id ?? ''
  return useQuery({
    ...learning.openUnit.queryOptions({ input }),
    queryFn: ({ signal }) => openAnyway({ queries, personId, unit: input, signal }),
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
    placeholderData: () => queries.getQueryData(learning.previewUnit.queryKey({ input })),
  })
}

/** Fetches the next unit ahead, without opening it, once this one is on the screen. */
export function useNextAhead({ courseId, next }: UnitView): void {
  const queries = useQueryClient()
  const unitId = next?.isOpen === true ? next.unitId : null
  useEffect(() => {
    if (unitId === null) return
    void queries
      .fetchQuery(learning.previewUnit.queryOptions({ input: { courseId, unitId } }))
      .then(({ steps }) => prepareVideo(steps, { isNext: true }))
      // It was only fetched ahead: opening the unit asks again, and says what is wrong.
      .catch(() => undefined)
  }, [queries, courseId, unitId])
}

/** How many people learn in the course now, this one among them; null below three. Beats every 15 s while visible. */
export function useLearningNow(courseId: CourseId): number | null {
  const { data } = useQuery(
    learning.beat.queryOptions({ input: { courseId }, refetchInterval: 15_000, retry: false, staleTime: 0 }),
  )
  return data?.learningNow ?? null
}
