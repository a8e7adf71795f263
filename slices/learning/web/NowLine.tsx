import { useSession } from '@banxue/ui/session'
import { useWords } from '@banxue/ui/words'
import { words } from './words.ts'

/** How many people are here; in the demo they are of the demo, and are called so. */
export function NowLine({ count }: { count: number }) {
  const t = useWords(words)
  const isSimulated = useSession().person?.simulated === true
  return <p className="learning-now">{t(isSimulated ? 'learningNowSimulated' : 'learningNow', { count })}</p>
}
