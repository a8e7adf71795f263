import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { WeeklyMailSwitch } from './WeeklyMailSwitch.tsx'
import { words } from './words.ts'

/** The weekly mail where it is one thing among others: on Pulse and in one's account. */
export function WeeklyMailPart({ className }: { className: 'part' | 'sheet-part' }) {
  const t = useWords(words)
  const id = useId()
  return (
    <section className={className} aria-labelledby={id} data-wide>
      <h2 id={id} className={className === 'part' ? 'part-title' : undefined}>
        {t('title')}
      </h2>
      <WeeklyMailSwitch />
      <p>
        <Link to="/console/pulse/mail" className="button button-quiet">
          {t('see')}
        </Link>
      </p>
    </section>
  )
}
