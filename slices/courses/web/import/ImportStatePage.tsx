import './import.css'
import { ProgressBar } from '@banxue/ui/ProgressBar'
import { usePageTitle } from '@banxue/ui/shell'
import { Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ImportState } from '#courses/contract'
import { courses } from '../api.ts'
import { ImportedCourses } from './ImportedCourses.tsx'
import { Report } from './Report.tsx'
import { isUnderWay, stateWords } from './state-words.ts'
import { useCodeWords } from './wording.ts'
import { words } from './words.ts'

/** Milliseconds between two looks at an import that goes on. */
const lookMs = 600

/** One import: how far it is, then what became of everything in it. */
export function ImportStatePage() {
  const t = useWords(words)
  const { importId } = useParams({ from: '/staff/console/courses/import/$importId' })
  const state = useQuery(
    courses.importState.queryOptions({
      input: { id: importId },
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data === undefined || isUnderWay(data.state) ? lookMs : false,
    }),
  )
  usePageTitle(state.data?.fileName ?? t('title'))
  return (
    <div className="import">
      <p>
        <Link to="/console/courses/import">{t('back')}</Link>
      </p>
      {state.isPending && <Loading lines={5} />}
      {state.isError && <Failure error={state.error} retry={() => void state.refetch()} />}
      {state.isSuccess && <Shown state={state.data} />}
    </div>
  )
}

function Shown({ state }: { state: ImportState }) {
  const t = useWords(words)
  return (
    <>
      <h1 className="page-title import-name">{state.fileName}</h1>
      {isUnderWay(state.state) && <UnderWay state={state} />}
      {state.failure && <Failed failure={state.failure} />}
      {state.state === 'done' && (
        <>
          <ImportedCourses imported={state.courses} />
          <Report lines={state.report} />
        </>
      )}
      {!isUnderWay(state.state) && (
        <Link to="/console/courses/import" className="button button-quiet">
          {t('again')}
        </Link>
      )}
    </>
  )
}

function UnderWay({ state }: { state: ImportState }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const cancel = useMutation(
    courses.cancelImport.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: courses.key() }),
    }),
  )
  const label = t(stateWords[state.state])
  return (
    <section className="import-sender" aria-busy="true">
      <p className="import-doing" role="status">
        {label}
      </p>
      <ProgressBar share={state.progress} label={label} />
      <button
        type="button"
        className="button button-quiet"
        disabled={cancel.isPending}
        onClick={() => cancel.mutate({ id: state.id })}
      >
        {t('stop')}
      </button>
    </section>
  )
}

function Failed({ failure }: { failure: NonNullable<ImportState['failure']> }) {
  const t = useWords(words)
  const say = useCodeWords()
  return (
    <section className="import-failed" role="alert">
      <h2>{t('failedTitle')}</h2>
      <p>{say.failure(failure.code, failure.detail)}</p>
      {failure.place !== '' && (
        <p>
          <code>{t('where', { place: failure.place })}</code>
        </p>
      )}
      <p className="quiet">{t('failedKept')}</p>
    </section>
  )
}
