import { Empty, Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { retention } from '../api.ts'
import { words } from '../words.ts'
import '../console.css'
import { ActivityPart } from './ActivityPart.tsx'
import { CohortsPart } from './CohortsPart.tsx'
import { CompletionPart } from './CompletionPart.tsx'
import { DropOffPart } from './DropOffPart.tsx'
import { LatestPart } from './LatestPart.tsx'
import { PulseFilters } from './PulseFilters.tsx'
import { Truth } from './Truth.tsx'
import { liveliest, type PulseInput, usePulse } from './usePulse.ts'

/** Who learns, how long, where they leave, whether they come back: the school at a glance, live. */
export function PulsePage() {
  const t = useWords(words)
  const pulse = usePulse()
  usePageTitle(t('pulse'))
  return (
    <div className="pulse">
      <header className="page-head">
        <h1 className="page-title">{t('pulse')}</h1>
        {pulse.real.isSuccess && pulse.real.data.courses.length > 0 && (
          <PulseFilters pulse={pulse} headline={pulse.real.data} />
        )}
      </header>
      {pulse.input === null ? (
        pulse.real.isError ? (
          <Failure error={pulse.real.error} retry={() => void pulse.real.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : (
        <Reports input={pulse.input} />
      )}
    </div>
  )
}

function Reports({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const headline = useQuery({ ...retention.headline.queryOptions({ input }), ...liveliest })
  if (headline.isError && headline.data === undefined)
    return <Failure error={headline.error} retry={() => void headline.refetch()} />
  if (headline.data === undefined) return <Loading lines={6} />
  const { populations, isStale, courses } = headline.data
  if (courses.length === 0) return <Empty title={t('noCourses')}>{t('noCoursesWhat')}</Empty>
  return (
    <>
      {input.population === 'simulated' && (
        <p className="pulse-note" data-kind="simulated">
          {t('simulatedNote')}
        </p>
      )}
      <Truth asOf={headline.data.asOf} isStale={isStale} />
      {populations[input.population] === 0 && !isStale ? (
        <Empty title={t('nobody')}>{t('nobodyWhat')}</Empty>
      ) : (
        <div className="pulse-grid">
          <ActivityPart input={input} />
          <LatestPart latest={headline.data.latest} />
          <CompletionPart input={input} />
          <DropOffPart input={input} courses={courses} />
          <CohortsPart input={input} />
        </div>
      )}
    </>
  )
}
