import type { CourseCard, CourseId, CoursePage, UnitId } from '@banxue/slices/courses/contract'
import type { Me } from '@banxue/slices/identity/contract'
import type { UnitView } from '@banxue/slices/learning/contract'
import { type FirstData, firstDataId } from '@banxue/ui/first/data'
import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import type { QueryClient } from '@tanstack/react-query'
import { courses, identity, learning } from './api.ts'

/** Puts what came with the page where the pages look for it. */
export function takeFirstData(queries: QueryClient): void {
  const block = document.getElementById(firstDataId)
  if (!block?.textContent) return
  const data = JSON.parse(block.textContent) as FirstData
  if (data.me) queries.setQueryData(identity.me.queryKey(), data.me as Me)
  if (data.catalogue) queries.setQueryData(courses.catalogue.queryKey(), data.catalogue as CourseCard[])
  if (data.course)
    queries.setQueryData(
      courses.coursePage.queryKey({ input: { slug: data.course.slug } }),
      data.course.page as CoursePage,
    )
  if (data.unit) {
    const { courseId, unitId, json, meta } = data.unit
    const view = new StandardRPCJsonSerializer().deserialize(json, meta as never[])
    const input = { courseId: courseId as CourseId, unitId: unitId as UnitId }
    queries.setQueryData(learning.previewUnit.queryKey({ input }), view as UnitView)
  }
}
