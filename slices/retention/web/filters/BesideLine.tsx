import { useWords } from '@banxue/ui/words'
import { words } from '../words.ts'

/** A figure of the second set, under the first. */
export function BesideLine({ name, value }: { name: string; value: string }) {
  const t = useWords(words)
  return <span className="figure-beside figures">{t('besides', { other: name, value })}</span>
}
