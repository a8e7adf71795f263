import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { Alarm } from '#retention/contract'
import { words } from '../words.ts'
import { useAlarmWords } from './useAlarmWords.ts'

/** An alarm as one of a list: what, how much, when and where; how it stands, in words. */
export function AlarmLine({ alarm }: { alarm: Alarm }) {
  const t = useWords(words)
  const { what, figures, when, where } = useAlarmWords()
  const { state, acknowledged, judgement, alsoIn } = alarm
  const also = alsoIn.map((course) => where(course))
  return (
    <li className="alarm-line" data-state={state}>
      <Link to="/console/pulse/alarms/$alarmId" params={{ alarmId: alarm.id }} className="alarm-link">
        {what(alarm)}
      </Link>
      <span className="figures">{figures(alarm)}</span>
      <span className="quiet">{[when(alarm), where(alarm), ...also].join(' · ')}</span>
      <span className="alarm-marks">
        <span className="alarm-mark">{t(`state_${state}`)}</span>
        {acknowledged !== null && <span className="alarm-mark">{t('seenTo')}</span>}
        {judgement !== null && (
          <span className="alarm-mark">{t(judgement.isReal ? 'judgedReal' : 'judgedFalse')}</span>
        )}
      </span>
    </li>
  )
}
