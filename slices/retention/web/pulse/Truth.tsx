import { useFormats, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'

/** How true the numbers are: the instant they reach, or that the store behind them is away. */
export function Truth({ asOf, isStale }: { asOf: Date; isStale: boolean }) {
  const t = useWords(words)
  const at = useFormats().moment(asOf)
  return isStale ? (
    <p className="pulse-note" data-kind="stale" role="status">
      {t('stale', { at })}
    </p>
  ) : (
    <p className="quiet pulse-truth">
      <span className="live-dot" aria-hidden="true" /> {t('asOf', { at })}
    </p>
  )
}
