import { useFormats, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'

/** How true the numbers are: the instant they reach, that the first count is under way, or that their store is away. */
export function Truth({ asOf, isStale }: { asOf: Date; isStale: boolean }) {
  const t = useWords(words)
  const at = useFormats().moment(asOf)
  // Before the first count has come to its end, what it reaches is the beginning of time.
  const isFirst = asOf.getTime() === 0
  if (isStale)
    return (
      <p className="pulse-note" data-kind="stale" role="status">
        {t('stale', { at })}
      </p>
    )
  return (
    <p className="quiet pulse-truth">
      <span className="live-dot" aria-hidden="true" /> {isFirst ? t('firstCount') : t('asOf', { at })}
    </p>
  )
}
