import { courseView } from '@banxue/ui/first/course'
import { usePageTitle } from '@banxue/ui/shell'
import { useLanguage, useLocal } from '@banxue/ui/words'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CourseActionPart, CourseUnitPart } from '#learning/web'
import { courses } from './api.ts'

const route = getRouteApi('/school/courses/$slug')

/** What a course is before any button; then the one thing to do, and what has been done of it. */
export function CoursePage() {
  const { slug } = route.useParams()
  const { data: course } = useSuspenseQuery(courses.coursePage.queryOptions({ input: { slug } }))
  const language = useLanguage()
  usePageTitle(useLocal()(course.details.title))
  return courseView({
    course,
    language,
    actions: <CourseActionPart course={course} />,
    unit: (unit, index) => <CourseUnitPart course={course} unit={unit} index={index} />,
  })
}
