import { Subpages } from '@banxue/ui/Subpages'
import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { words } from '../words.ts'
import { pulsePlaces } from './places.ts'
import { type PulseSearch, pulseSearch } from './pulse-search.ts'

/** The pages of Pulse; going from one to another keeps whom and what they are about. */
export function PulseNav({ search }: { search: PulseSearch }) {
  const t = useWords(words)
  const kept = pulseSearch({ ...search })
  return (
    <Subpages className="pulse-nav" label={t('pulsePages')}>
      {pulsePlaces.map(({ to, name }) => (
        <Link key={to} to={to} search={kept} activeOptions={{ exact: true, includeSearch: false }}>
          {t(name)}
        </Link>
      ))}
    </Subpages>
  )
}
