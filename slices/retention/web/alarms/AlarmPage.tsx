import { problemOf } from '@banxue/ui/rpc'
import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { AlarmId, AlarmPage as Page } from '#retention/contract'
import { Truth } from '../pulse/Truth.tsx'
import { words } from '../words.ts'
import '../console.css'
import './alarms.css'
import { AlarmActsPart } from './AlarmActsPart.tsx'
import { AlarmDaysPart } from './AlarmDaysPart.tsx'
import { AlarmPeoplePart } from './AlarmPeoplePart.tsx'
import { CarriersPart } from './CarriersPart.tsx'
import { NotesPart } from './NotesPart.tsx'
import { useAlarm } from './useAlarm.ts'
import { useAlarmWords } from './useAlarmWords.ts'

/** One alarm: what, since when, how unlikely, who carries it; and what the staff says to it. */
export function AlarmPage() {
  const t = useWords(words)
  const { what } = useAlarmWords()
  const { alarmId } = useParams({ from: '/staff/console/pulse/alarms/$alarmId' })
  const query = useAlarm(alarmId as AlarmId)
  const alarm = query.data?.alarm
  usePageTitle(`${alarm === undefined ? t('alarms') : what(alarm)} · ${t('pulse')}`)
  return (
    <div className="pulse">
      <header className="page-head">
        <div>
          <Link
            to="/console/pulse/alarms"
            search={alarm === undefined ? {} : { population: alarm.population }}
            className="back"
          >
            {t('backToAlarms')}
          </Link>
          <h1 className="page-title">{alarm === undefined ? t('alarms') : what(alarm)}</h1>
        </div>
      </header>
      {query.data !== undefined ? (
        <Parts page={query.data} />
      ) : !query.isError ? (
        <Loading lines={6} />
      ) : isMissing(query.error) ? (
        <Empty title={t('noSuchAlarm')}>{t('noSuchAlarmWhat')}</Empty>
      ) : (
        <Failure error={query.error} retry={() => void query.refetch()} />
      )}
    </div>
  )
}

/** It is not there, or the address names nothing that could be. */
const isMissing = (error: unknown) => ['NO_SUCH_ALARM', 'BAD_REQUEST'].includes(problemOf(error).code)

function Parts({ page }: { page: Page }) {
  const t = useWords(words)
  const { figures, when, where, howUnlikely } = useAlarmWords()
  const { people } = useSearch({ from: '/staff/console/pulse/alarms/$alarmId' })
  const navigate = useNavigate()
  const { alarm } = page
  const show = (isShown: boolean) =>
    void navigate({
      to: '/console/pulse/alarms/$alarmId',
      params: { alarmId: alarm.id },
      search: isShown ? { people: true } : {},
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      {alarm.population === 'simulated' && (
        <p className="pulse-note" data-kind="simulated">
          {t('simulatedNote')}
        </p>
      )}
      <div className="alarm-facts">
        <p className="figures">
          <strong>{figures(alarm)}</strong>
        </p>
        <p>
          {when(alarm)} · {where(alarm)} · {t(`state_${alarm.state}`)}
        </p>
        <p className="quiet">{howUnlikely(alarm)}</p>
        <p className="quiet">{t(`stateWhat_${alarm.state}`)}</p>
      </div>
      <AlarmActsPart alarm={alarm} />
      <Truth asOf={page.asOf} isStale={page.isStale} />
      <div className="pulse-grid">
        <AlarmDaysPart alarm={alarm} days={page.days} />
        <CarriersPart alarm={alarm} show={() => show(true)} />
        {people === true && <AlarmPeoplePart alarm={alarm} close={() => show(false)} />}
        <NotesPart alarm={alarm} notes={page.notes} />
      </div>
    </>
  )
}
