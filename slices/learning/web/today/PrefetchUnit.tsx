import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { CourseId, UnitId } from '#courses/contract'
import { learning } from '../api.ts'

interface PrefetchUnitProps {
  courseId: CourseId
  unitId: UnitId
}

/** Fetches the player and a unit ahead, without opening it, so that the press on it is answered at once. */
export function PrefetchUnit({ courseId, unitId }: PrefetchUnitProps) {
  const queries = useQueryClient()
  const router = useRouter()
  useEffect(() => {
    void queries.prefetchQuery(learning.previewUnit.queryOptions({ input: { courseId, unitId } }))
    void router.preloadRoute({ to: '/learn/$courseId/$unitId', params: { courseId, unitId } })
  }, [queries, router, courseId, unitId])
  return null
}
