import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { Alarm, Alarms, WatchedSeries } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { Part } from '../pulse/Part.tsx'
import { PulseFrame } from '../pulse/PulseFrame.tsx'
import { type PulseInput, weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { AlarmLine } from './AlarmLine.tsx'
import './alarms.css'

/** What is not as usual and what was not, what is watched, and how often alarms were right. */
export function AlarmsPage() {
  return <PulseFrame place="/console/pulse/alarms">{(input) => <Lists input={input} />}</PulseFrame>
}

const numbers = [
  'alarmActivity.learners',
  'alarmActivity.time',
  'alarmCompletion.completion',
  'alarmErrors.errors',
  'alarmQuality.quality',
]

function Lists({ input: { population, courseId, ...filters } }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.alarms.queryOptions({ input: { population, courseId } }), ...weekly })
  const isNarrowed = Object.values(filters).some((value) => value !== null)
  return (
    <>
      {isNarrowed && <p className="pulse-note">{t('alarmsOfAll')}</p>}
      <Part title={t('alarmsOpen')} query={query} isWide numbers={[]}>
        {(data) => <Open {...data} />}
      </Part>
      <Part title={t('alarmsEarlier')} query={query} isWide numbers={[]}>
        {(data) => <Earlier {...data} />}
      </Part>
      <Part title={t('whatIsWatched')} query={query} isWide numbers={numbers}>
        {(data) => <Watched {...data} />}
      </Part>
    </>
  )
}

function Lines({ alarms }: { alarms: readonly Alarm[] }) {
  return (
    <ul className="alarm-lines">
      {alarms.map((alarm) => (
        <AlarmLine key={alarm.id} alarm={alarm} />
      ))}
    </ul>
  )
}

function Open({ alarms, readThrough }: Alarms) {
  const t = useWords(words)
  const { long } = useDays()
  const open = alarms.filter(({ state }) => state === 'open')
  if (open.length > 0) return <Lines alarms={open} />
  return (
    <p className="quiet">
      {readThrough === null ? t('alarmsFirst') : t('alarmsQuiet', { day: long(readThrough) })}
    </p>
  )
}

function Earlier({ alarms, judged, real }: Alarms) {
  const t = useWords(words)
  const { number } = useFormats()
  const over = alarms.filter(({ state }) => state !== 'open')
  return (
    <>
      {over.length === 0 ? <p className="quiet">{t('alarmsNoneEarlier')}</p> : <Lines alarms={over} />}
      {alarms.length > 0 && (
        <p className="quiet">
          {judged === 0 ? t('precisionNone') : t('precision', { real: number(real), judged: number(judged) })}
        </p>
      )}
    </>
  )
}

function Watched({ watched, readAt, readThrough }: Alarms) {
  const t = useWords(words)
  const { moment } = useFormats()
  const { long } = useDays()
  const told = (state: WatchedSeries['state'], day: string) => {
    if (state === 'learning') return t('watchedLearning', { day })
    if (state === 'watched') return t('watchedSince', { day })
    return state === 'few' ? t('watchedTooLittle') : t('watchedNothing')
  }
  return (
    <>
      <dl className="watched">
        {watched.map(({ series, state, knownFrom, courses }) => (
          <div key={series}>
            <dt>{t(`series_${series}`)}</dt>
            <dd className="quiet">
              {told(state, knownFrom === null ? '' : long(knownFrom))}
              {courses > 0 && t('watchedCourses', { count: courses })}
            </dd>
          </div>
        ))}
      </dl>
      {readAt !== null && readThrough !== null && (
        <p className="quiet">{t('readThrough', { day: long(readThrough), at: moment(readAt) })}</p>
      )}
    </>
  )
}
