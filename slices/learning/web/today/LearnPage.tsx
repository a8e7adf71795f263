import { Empty, Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { learning } from '../api.ts'
import { SavedLine } from '../offline/SavedLine.tsx'
import { SyncLine } from '../receipt/SyncLine.tsx'
import { words } from '../words.ts'
import { CourseRow } from './CourseRow.tsx'
import '../learning.css'
import './today.css'

/** Everything the learner is enrolled in, the finished too. */
export function LearnPage() {
  const t = useWords(words)
  usePageTitle(t('learn'))
  const { data, error, refetch } = useQuery(learning.listEnrolments.queryOptions())
  const toCatalogue = (
    <Link to="/courses" className="button button-quiet">
      {t('toCatalogue')}
    </Link>
  )
  return (
    <div className="today">
      <h1 className="page-title">{t('learn')}</h1>
      {data === undefined ? (
        error === null ? (
          <Loading lines={5} />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <Empty title={t('nothingBegun')} action={toCatalogue}>
          <p>{t('nothingBegunWhy')}</p>
        </Empty>
      ) : (
        <>
          <ul className="course-rows">
            {data.map((enrolment) => (
              <CourseRow key={enrolment.courseId} enrolment={enrolment} />
            ))}
          </ul>
          <SavedLine />
          <SyncLine />
          <p className="today-more">
            {toCatalogue}{' '}
            <Link to="/learn/notes" className="button button-quiet">
              {t('myNotes')}
            </Link>
          </p>
        </>
      )}
    </div>
  )
}
