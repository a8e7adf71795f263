import { usePageTitle } from '@banxue/ui/shell'
import { useSession } from '@banxue/ui/session'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useLocal, useWords } from '@banxue/ui/words'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CourseId } from '#courses/contract'
import type { ListedNote } from '#learning/contract'
import { learning } from '../api.ts'
import { ExportNotes } from './ExportNotes.tsx'
import { FoundNotes } from './FoundNotes.tsx'
import { noteWords } from './words.ts'
import './notes.css'
import './notes-page.css'

const route = getRouteApi('/school/learn/notes')

/** All that a learner has noted: found by its words, by course, and back at its moment in one press. */
export function NotesPage() {
  const t = useWords(noteWords)
  usePageTitle(t('myNotes'))
  const { q = '', course } = route.useSearch()
  const found = useInfiniteQuery(
    learning.listNotes.infiniteOptions({
      input: (after: string | undefined) => ({
        ...(q === '' ? {} : { search: q }),
        ...(course === undefined ? {} : { courseId: course as CourseId }),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => (last.hasMore ? last.notes.at(-1)?.noteId : undefined),
      placeholderData: keepPreviousData,
    }),
  )
  const notes = found.data?.pages.flatMap((page) => page.notes) ?? []
  const isFiltered = q !== '' || course !== undefined
  return (
    <div className="notes-page">
      <h1 className="page-title">{t('myNotes')}</h1>
      {found.data === undefined ? (
        found.error === null ? (
          <Loading lines={5} />
        ) : (
          <Failure error={found.error} retry={() => void found.refetch()} />
        )
      ) : notes.length === 0 && !isFiltered ? (
        <Empty
          title={t('none')}
          action={
            <Link to="/learn" className="button button-quiet">
              {t('toLearn')}
            </Link>
          }
        >
          <p>{t('noneWhy')}</p>
        </Empty>
      ) : (
        <>
          <Filters q={q} course={course} />
          <Found notes={notes} hasMore={found.hasNextPage} onMore={() => void found.fetchNextPage()} />
          <ExportNotes />
        </>
      )}
    </div>
  )
}

interface FoundProps {
  notes: readonly ListedNote[]
  hasMore: boolean
  onMore: () => void
}

function Found({ notes, hasMore, onMore }: FoundProps) {
  const t = useWords(noteWords)
  const hasPerson = useSession().person !== null
  return (
    <>
      <p role="status" className="notes-quiet figures">
        {hasMore ? t('foundMore', { count: notes.length }) : t('found', { count: notes.length })}
      </p>
      {notes.length === 0 && (
        <p className="notes-quiet">
          <strong>{t('nothingFound')}</strong> {t('nothingFoundWhy')}
        </p>
      )}
      {hasPerson && <FoundNotes notes={notes} />}
      {hasMore && (
        <button type="button" className="button button-quiet" onClick={onMore}>
          {t('more')}
        </button>
      )}
    </>
  )
}

function Filters({ q, course }: { q: string; course: string | undefined }) {
  const t = useWords(noteWords)
  const local = useLocal()
  const navigate = route.useNavigate()
  const { data: enrolments = [] } = useQuery(learning.listEnrolments.queryOptions())
  const filter = (next: { q?: string | undefined; course?: string | undefined }) =>
    void navigate({
      search: {
        ...(next.q === undefined || next.q === '' ? {} : { q: next.q }),
        ...(next.course === undefined ? {} : { course: next.course }),
      },
      replace: true,
    })
  return (
    <div className="notes-filters">
      <label>
        <span>{t('search')}</span>
        <input
          type="search"
          className="words-field"
          maxLength={200}
          value={q}
          onChange={(event) => filter({ q: event.target.value, course })}
        />
      </label>
      {enrolments.length > 1 && (
        <label>
          <span>{t('course')}</span>
          <select
            className="words-field"
            value={course ?? ''}
            onChange={(event) =>
              filter({ q, course: event.target.value === '' ? undefined : event.target.value })
            }
          >
            <option value="">{t('allCourses')}</option>
            {enrolments.map(({ courseId, details }) => (
              <option key={courseId} value={courseId}>
                {local(details.title)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
