import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { retention } from '../api.ts'
import { type PulseInput, weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { AlarmLine } from './AlarmLine.tsx'
import './alarms.css'

/** More would push the school's figures off the first screen. */
const shown = 3

/** What is not as usual, above everything else; nothing where all is. */
export function OpenAlarms({ input: { population, courseId } }: { input: PulseInput }) {
  const t = useWords(words)
  const id = useId()
  const { data } = useQuery({
    ...retention.alarms.queryOptions({ input: { population, courseId } }),
    ...weekly,
  })
  const open = data?.alarms.filter(({ state }) => state === 'open') ?? []
  if (open.length === 0) return null
  return (
    <section className="part open-alarms" data-wide aria-labelledby={id}>
      <h2 id={id} className="part-title">
        {t('alarmsOpen')}
      </h2>
      <ul className="alarm-lines">
        {open.slice(0, shown).map((alarm) => (
          <AlarmLine key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      <p>
        <Link to="/console/pulse/alarms" search={{ population }} className="unit-link">
          {t('alarmsAll')}
        </Link>{' '}
        {open.length > shown && (
          <span className="quiet">{t('alarmsMore', { count: open.length - shown })}</span>
        )}
      </p>
    </section>
  )
}
