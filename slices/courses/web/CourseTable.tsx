import { Text } from '@banxue/ui/Html'
import { Failure } from '@banxue/ui/states'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CourseRow } from '#courses/contract'
import { courses } from './api.ts'
import { words } from './words.ts'

/** Courses with their version and size, and the door out of the catalogue and back. */
export function CourseTable({ rows }: { rows: readonly CourseRow[] }) {
  const t = useWords(words)
  const formats = useFormats()
  const queries = useQueryClient()
  const retire = useMutation(
    courses.retireCourse.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: courses.key() }),
    }),
  )
  return (
    <>
      {retire.isError && <Failure error={retire.error} />}
      <div className="table-box">
        <table className="table figures">
          <thead>
            <tr>
              <th scope="col">{t('course')}</th>
              <th scope="col">{t('size')}</th>
              <th scope="col">{t('version')}</th>
              <th scope="col">{t('published')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-faint={row.isRetired || undefined}>
                <th scope="row">
                  <Link to="/courses/$slug" params={{ slug: row.slug }}>
                    <Text text={row.details.title} />
                  </Link>
                </th>
                <td>
                  {t('units', { count: row.unitCount })} · {formats.duration(row.totalS)}
                </td>
                <td>{row.version}</td>
                <td>{formats.date(row.publishedAt)}</td>
                <td>
                  <Retire
                    row={row}
                    isBusy={retire.isPending}
                    toggle={() => retire.mutate({ courseId: row.id, isRetired: !row.isRetired })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Retire({ row, isBusy, toggle }: { row: CourseRow; isBusy: boolean; toggle: () => void }) {
  const t = useWords(words)
  const title = useLocal()(row.details.title)
  return (
    <span className="cell-action">
      {row.isRetired ? t('retired') : t('open')}
      <button
        type="button"
        className="link-button"
        disabled={isBusy}
        aria-label={row.isRetired ? t('putBackNamed', { title }) : t('retireNamed', { title })}
        onClick={toggle}
      >
        {row.isRetired ? t('putBack') : t('retire')}
      </button>
    </span>
  )
}
