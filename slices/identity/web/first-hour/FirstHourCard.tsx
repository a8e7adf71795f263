import './first-hour.css'
import { useMay } from '@banxue/ui/session'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { identity } from '../api.ts'
import { words } from './words.ts'

/** How far the school is its admin's own, until it is or the list is put away. */
export function FirstHourCard() {
  const t = useWords(words)
  const may = useMay('school.manage')
  const { data } = useQuery(identity.firstHour.queryOptions({ enabled: may }))
  if (data === undefined || data.isAway) return null
  const done = data.items.filter(({ isDone }) => isDone).length
  const all = data.items.length
  if (done === all) return null
  return (
    <section className="sheet-part" aria-labelledby="first-hour-card">
      <h2 id="first-hour-card">{t('title')}</h2>
      <p className="sheet-quiet">{t('progress', { done, all })}</p>
      <div className="sheet-acts">
        <Link className="button" to="/console/school/start">
          {t('goOn')}
        </Link>
      </div>
    </section>
  )
}
