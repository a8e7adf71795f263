import { useWords } from '@banxue/ui/words'
import { words } from '../words.ts'
import { useCompared } from './useCompared.ts'

/** Names both sets where two are drawn: the page's own with a full stroke, the other with a faint one. */
export function Legend() {
  const t = useWords(words)
  const compared = useCompared()
  if (compared === null) return null
  return (
    <ul className="compared-legend" aria-label={t('legend')}>
      {compared.names.map((name, index) => (
        <li key={name} data-other={index === 1 || undefined}>
          {name}
        </li>
      ))}
    </ul>
  )
}
