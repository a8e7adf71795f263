import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import type { ReactNode } from 'react'
import type { Audience } from '#retention/contract'
import { words } from '../words.ts'
import '../console.css'
import { otherSearch, versusOf } from '../filters/compared.ts'
import { type Compared, ComparedContext } from '../filters/useCompared.ts'
import { useFilterWords } from '../filters/useFilterWords.ts'
import { SavedViews } from '../filters/SavedViews.tsx'
import { FilterChips } from '../filters/FilterChips.tsx'
import { type PulsePlace, pulsePlaces } from './places.ts'
import { PulseFilters } from './PulseFilters.tsx'
import { PulseNav } from './PulseNav.tsx'
import { Truth } from './Truth.tsx'
import { inputOf, type PulseInput, usePulse } from './usePulse.ts'

interface PulseFrameProps {
  place: PulsePlace
  /** What the page is about beside whom and which course. */
  filter?: ReactNode
  /** Its reports have something to say before anybody signed up. */
  isEarly?: boolean
  /** The reports of the page. */
  children: (input: PulseInput, courses: Audience['courses']) => ReactNode
}

/** A page of Pulse: whom and what it is about, the way to the others, how true it is, and its reports. */
export function PulseFrame({ place, filter, isEarly = false, children }: PulseFrameProps) {
  const t = useWords(words)
  const pulse = usePulse(place)
  const { audience } = pulse
  const name = pulsePlaces.find(({ to }) => to === place)?.name ?? 'whole'
  usePageTitle(name === 'whole' ? t('pulse') : `${t(name)} · ${t('pulse')}`)
  return (
    <div className="pulse">
      <header className="page-head">
        <h1 className="page-title">{t('pulse')}</h1>
        {audience.isSuccess && audience.data.courses.length > 0 && (
          <PulseFilters pulse={pulse} audience={audience.data}>
            {filter}
          </PulseFilters>
        )}
        {audience.data !== undefined && <SavedViews place={place} search={pulse.search} />}
      </header>
      <PulseNav search={pulse.search} />
      {audience.data !== undefined && (
        <FilterChips search={pulse.search} courses={audience.data.courses} change={pulse.change} />
      )}
      {audience.data === undefined ? (
        audience.isError ? (
          <Failure error={audience.error} retry={() => void audience.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : (
        <ComparedReports pulse={pulse} audience={audience.data} isEarly={isEarly}>
          {children}
        </ComparedReports>
      )}
    </div>
  )
}

interface ComparedReportsProps extends Required<Pick<PulseFrameProps, 'children' | 'isEarly'>> {
  pulse: ReturnType<typeof usePulse>
  audience: Audience
}

/** The reports, and what they are compared with. */
function ComparedReports({ pulse: { search, input }, audience, isEarly, children }: ComparedReportsProps) {
  const { valueIn } = useFilterWords(audience.courses)
  const other = otherSearch(search)
  const by = versusOf(search)?.name
  const compared: Compared | null =
    other === null || by === undefined
      ? null
      : { by, input: inputOf(other, input.population), names: [valueIn(search, by), valueIn(other, by)] }
  return (
    <ComparedContext value={compared}>
      <Reports input={input} audience={audience} isEarly={isEarly}>
        {children}
      </Reports>
    </ComparedContext>
  )
}

interface ReportsProps extends Required<Pick<PulseFrameProps, 'children' | 'isEarly'>> {
  input: PulseInput
  audience: Audience
}

function Reports({ input, audience, isEarly, children }: ReportsProps) {
  const t = useWords(words)
  const { populations, courses, asOf, isStale } = audience
  if (courses.length === 0) return <Empty title={t('noCourses')}>{t('noCoursesWhat')}</Empty>
  return (
    <>
      {input.population === 'simulated' && (
        <p className="pulse-note" data-kind="simulated">
          {t('simulatedNote')}
        </p>
      )}
      <Truth asOf={asOf} isStale={isStale} />
      {populations[input.population] === 0 && !isEarly && !isStale ? (
        <Empty title={t('nobody')}>{t('nobodyWhat')}</Empty>
      ) : (
        <div className="pulse-grid">{children(input, courses)}</div>
      )}
    </>
  )
}
