import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { QualityQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import { Truth } from '../pulse/Truth.tsx'
import { words } from '../words.ts'
import { AfterPart } from './AfterPart.tsx'
import { ComparedPart } from './ComparedPart.tsx'
import { PagesPart } from './PagesPart.tsx'
import { PlaybackPart } from './PlaybackPart.tsx'
import { QualityFilters } from './QualityFilters.tsx'
import { StuttersPart } from './StuttersPart.tsx'
import { TroubledLearnersPart } from './TroubledLearnersPart.tsx'
import { TroubledUnitsPart } from './TroubledUnitsPart.tsx'
import { slowly, useQuality } from './useQuality.ts'
import '../console.css'
import './quality.css'

/** How well videos play and pages come, for whom and where not, and what those learners did next. */
export function QualityPage() {
  const t = useWords(words)
  const quality = useQuality()
  const { audience } = quality
  usePageTitle(t('quality'))
  return (
    <div className="pulse quality">
      <header className="page-head">
        <div>
          <h1 className="page-title">{t('quality')}</h1>
          <p className="quiet">{t('qualityWhat')}</p>
        </div>
        {audience.isSuccess && audience.data.courses.length > 0 && (
          <QualityFilters quality={quality} audience={audience.data} />
        )}
      </header>
      {quality.input === null ? (
        audience.isError ? (
          <Failure error={audience.error} retry={() => void audience.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : (
        <Reports input={quality.input} hasCourses={audience.data?.courses.length !== 0} />
      )}
    </div>
  )
}

function Reports({ input, hasCourses }: { input: QualityQuestion; hasCourses: boolean }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.playback.queryOptions({ input }), ...slowly })
  if (!hasCourses) return <Empty title={t('noCourses')}>{t('noCoursesWhat')}</Empty>
  if (query.isError && query.data === undefined)
    return <Failure error={query.error} retry={() => void query.refetch()} />
  if (query.data === undefined) return <Loading lines={6} />
  return (
    <>
      {input.population === 'simulated' && (
        <p className="pulse-note" data-kind="simulated">
          {t('qualitySimulated')}
        </p>
      )}
      <Truth asOf={query.data.asOf} isStale={query.data.isStale} />
      <div className="pulse-grid">
        <PlaybackPart query={query} />
        <AfterPart input={input} />
        <ComparedPart query={query} input={input} />
        <TroubledUnitsPart input={input} />
        <TroubledLearnersPart input={input} />
        <StuttersPart input={input} />
        <PagesPart input={input} />
      </div>
    </>
  )
}
