import { Text } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { ImportState } from '#courses/contract'
import { words } from './words.ts'

/** The courses of a file and what became of each. */
export function ImportedCourses({ imported }: { imported: ImportState['courses'] }) {
  const t = useWords(words)
  return (
    <ul className="import-courses">
      {imported.map((course) => (
        <li key={course.courseId} className="import-course">
          <h2>
            <Text text={course.title} />
          </h2>
          <p className="import-result" data-result={course.result}>
            {t(course.result, { version: course.version })}
          </p>
          <p className="quiet figures">
            {t('units', { count: course.unitCount })} · {t('steps', { count: course.stepCount })} ·{' '}
            {t('questions', { count: course.questionCount })}
          </p>
          <Link to="/courses/$slug" params={{ slug: course.slug }} className="button">
            {t('open')}
          </Link>
        </li>
      ))}
    </ul>
  )
}
