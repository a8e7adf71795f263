import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { WayOn } from './way-on.ts'
import { words } from './words.ts'

/** Said on the doors to somebody who is inside. */
export function AlreadyIn({ name, way }: { name: string; way: WayOn }) {
  const t = useWords(words)
  return (
    <>
      <p className="said">{t('alreadyIn', { name })}</p>
      <div className="sheet-acts">
        <Link to={way.to ?? '/'} className="button">
          {t('goOn')}
        </Link>
        <Link to="/me" className="button button-quiet">
          {t('account')}
        </Link>
      </div>
    </>
  )
}
