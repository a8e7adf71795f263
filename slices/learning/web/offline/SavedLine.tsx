import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { offlineWords } from './words.ts'
import { useSaved } from './useSaved.ts'

/** One line that leads to what is saved, where something is. */
export function SavedLine() {
  const t = useWords(offlineWords)
  const units = useSaved()
  if (units === undefined || units.length === 0) return null
  return (
    <p>
      <Link to="/learn/saved">{t('toSaved', { count: units.length })}</Link>
    </p>
  )
}
