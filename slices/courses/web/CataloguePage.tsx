import { catalogueView } from '@banxue/ui/first/catalogue'
import { useSession } from '@banxue/ui/session'
import { pageLink, usePageTitle } from '@banxue/ui/shell'
import { useLanguage } from '@banxue/ui/words'
import { useSuspenseQuery } from '@tanstack/react-query'
import { courses } from './api.ts'

/** Every course the school offers, under its name and its promise. */
export function CataloguePage() {
  const { data } = useSuspenseQuery(courses.catalogue.queryOptions())
  const { school, person } = useSession()
  const language = useLanguage()
  usePageTitle('')
  return catalogueView({
    schoolName: school.name,
    courses: data,
    language,
    link: pageLink,
    hasDemoDoor: school.canEnterDemo && person === null,
  })
}
