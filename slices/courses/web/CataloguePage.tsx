import { useSuspenseQuery } from '@tanstack/react-query'
import { Text } from '@banxue/ui/Html'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { courses } from './api.ts'
import { words } from './words.ts'

/** Every course the school offers. */
export function CataloguePage() {
  const t = useWords(words)
  usePageTitle(t('catalogue'))
  const { data } = useSuspenseQuery(courses.catalogue.queryOptions())
  return (
    <>
      <h1>{t('catalogue')}</h1>
      <ul>
        {data.map((course) => (
          <li key={course.id}>
            <Link to="/courses/$slug" params={{ slug: course.slug }}>
              <Text text={course.details.title} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
