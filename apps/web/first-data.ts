import type { CourseCard, CoursePage } from '@banxue/slices/courses/contract'
import type { Me } from '@banxue/slices/identity/contract'
import { type FirstData, firstDataId } from '@banxue/ui/first/data'
import type { QueryClient } from '@tanstack/react-query'
import { courses, identity } from './api.ts'

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
}
