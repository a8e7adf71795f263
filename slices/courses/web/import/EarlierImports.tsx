import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportState } from '#courses/contract'
import { courses } from '../api.ts'
import { stateWords } from './state-words.ts'
import { useCodeWords } from './wording.ts'
import { words } from './words.ts'

/** What was imported before, the newest first; each leads to its report. */
export function EarlierImports() {
  const t = useWords(words)
  const imports = useQuery(courses.listImports.queryOptions({ staleTime: 0 }))
  return (
    <section>
      <h2>{t('earlier')}</h2>
      {imports.isPending && <Loading lines={3} />}
      {imports.isError && <Failure error={imports.error} retry={() => void imports.refetch()} />}
      {imports.isSuccess &&
        (imports.data.length === 0 ? (
          <Empty title={t('noneYet')}>{t('noneYetWhat')}</Empty>
        ) : (
          <ImportTable imports={imports.data} />
        ))}
    </section>
  )
}

function ImportTable({ imports }: { imports: readonly ImportState[] }) {
  const t = useWords(words)
  const { moment } = useFormats()
  return (
    <div className="table-box">
      <table className="table figures">
        <thead>
          <tr>
            <th scope="col">{t('file')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link to="/console/courses/import/$importId" params={{ importId: each.id }}>
                  {each.fileName}
                </Link>
              </th>
              <td>{moment(each.startedAt)}</td>
              <td className="import-outcome">
                <Outcome state={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Outcome({ state }: { state: ImportState }) {
  const t = useWords(words)
  const local = useLocal()
  const say = useCodeWords()
  if (state.failure) return <>{say.failure(state.failure.code, state.failure.detail)}</>
  if (state.courses.length === 0) return <>{t(stateWords[state.state])}</>
  return (
    <>
      {state.courses
        .map(({ title, result, version }) => `${local(title)}: ${t(result, { version })}`)
        .join(' · ')}
    </>
  )
}
