import { Text } from '@banxue/ui/Html'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { courses } from './api.ts'

const route = getRouteApi('/school/courses/$slug')

/** What a course is, before any button. */
export function CoursePage() {
  const { slug } = route.useParams()
  const { data } = useSuspenseQuery(courses.coursePage.queryOptions({ input: { slug } }))
  return <Text as="h1" text={data.details.title} />
}
