import { Empty, Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { CourseRow } from '#courses/contract'
import { courses } from './api.ts'
import { CourseTable } from './CourseTable.tsx'
import { words } from './words.ts'

/** Every course of the school, for those who make them. */
export function CoursesConsolePage() {
  const t = useWords(words)
  usePageTitle(t('courses'))
  const rows = useQuery(courses.listCourses.queryOptions())
  return (
    <>
      <header className="page-head">
        <h1 className="page-title">{t('courses')}</h1>
        <Link to="/console/courses/videos" className="button button-quiet">
          {t('videos')}
        </Link>
        <Link to="/console/courses/import" className="button">
          {t('import')}
        </Link>
      </header>
      {rows.isPending && <Loading lines={6} />}
      {rows.isError && <Failure error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isSuccess &&
        (rows.data.length === 0 ? (
          <Empty title={t('empty')}>{t('emptyWhat')}</Empty>
        ) : (
          <Found rows={rows.data} />
        ))}
    </>
  )
}

function Found({ rows }: { rows: readonly CourseRow[] }) {
  const t = useWords(words)
  const say = useLocal()
  const navigate = useNavigate()
  const { find = '' } = useSearch({ from: '/staff/console/courses' })
  const wanted = find.trim().toLocaleLowerCase()
  const found = rows.filter(({ details }) => say(details.title).toLocaleLowerCase().includes(wanted))
  return (
    <>
      <input
        type="search"
        className="find"
        data-find
        aria-label={t('find')}
        placeholder={t('find')}
        value={find}
        onChange={(event) =>
          void navigate({
            to: '/console/courses',
            search: event.target.value === '' ? {} : { find: event.target.value },
            replace: true,
          })
        }
      />
      {found.length === 0 ? (
        <p className="quiet">{t('noneFound', { text: find })}</p>
      ) : (
        <CourseTable rows={found} />
      )}
      <p className="quiet">{t('retiredMeans')}</p>
    </>
  )
}
