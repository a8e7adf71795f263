import { Text } from '@banxue/ui/Html'
import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { UnitId } from '#courses/contract'
import type { UnitSteps } from '#retention/contract'
import { retention } from '../api.ts'
import { Truth } from '../pulse/Truth.tsx'
import { weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import '../console.css'
import { LeftPart } from './LeftPart.tsx'
import { StepsPart } from './StepsPart.tsx'
import { type UnitSearch, unitSearch } from './unit-search.ts'
import { VideosPart } from './VideosPart.tsx'

/** Inside one unit: who is still there step by step, second by second of its videos, and who left where. */
export function UnitPage() {
  const t = useWords(words)
  const say = useLocal()
  const { unitId } = useParams({ from: '/staff/console/pulse/unit/$unitId' })
  const { population = 'real' } = useSearch({ from: '/staff/console/pulse/unit/$unitId' })
  const input = { population, unitId: unitId as UnitId }
  const query = useQuery({ ...retention.unitSteps.queryOptions({ input }), ...weekly })
  const title = query.data?.title
  usePageTitle(title == null ? t('insideUnit') : `${say(title)} · ${t('pulse')}`)
  return (
    <div className="pulse">
      <header className="page-head">
        <div>
          <Link to="/console/pulse" search={{ population }} className="back">
            {t('backToPulse')}
          </Link>
          <h1 className="page-title">{title == null ? t('insideUnit') : <Text text={title} />}</h1>
          {query.data?.courseTitle != null && <Text text={query.data.courseTitle} className="quiet" />}
        </div>
      </header>
      {query.data === undefined ? (
        query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : title == null ? (
        <Empty title={t('noSuchUnit')}>{t('noSuchUnitWhat')}</Empty>
      ) : (
        <Reports input={input} steps={query.data} />
      )}
    </div>
  )
}

interface ReportsProps {
  input: { population: 'real' | 'simulated'; unitId: UnitId }
  steps: UnitSteps
}

function Reports({ input, steps }: ReportsProps) {
  const t = useWords(words)
  const search = useSearch({ from: '/staff/console/pulse/unit/$unitId' })
  const navigate = useNavigate()
  const show = (place: Omit<UnitSearch, 'population'>) =>
    void navigate({
      to: '/console/pulse/unit/$unitId',
      params: { unitId: input.unitId },
      search: unitSearch({ population: search.population, ...place }),
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      {input.population === 'simulated' && (
        <p className="pulse-note" data-kind="simulated">
          {t('simulatedNote')}
        </p>
      )}
      <Truth asOf={steps.asOf} isStale={steps.isStale} />
      <div className="pulse-grid">
        <StepsPart steps={steps} unitId={input.unitId} show={(place) => show({ place })} />
        <VideosPart input={input} courseId={steps.courseId} show={show} />
        <LeftPart input={input} search={search} close={() => show({})} />
      </div>
    </>
  )
}
