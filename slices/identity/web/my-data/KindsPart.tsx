import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { words } from './words.ts'

const kinds = [
  ['kindProfile', 'whyProfile', 'untilErased'],
  ['kindSessions', 'whySessions', 'longSessions'],
  ['kindProgress', 'whyProgress', 'untilErased'],
  ['kindAnswers', 'whyAnswers', 'untilErased'],
  ['kindNotes', 'whyNotes', 'untilErased'],
  ['kindEvents', 'whyEvents', 'longEvents'],
  ['kindQuality', 'whyQuality', 'longEvents'],
  ['kindMails', 'whyMails', 'longMails'],
  ['kindLooks', 'whyLooks', 'longLooks'],
] as const

/** Everything that is kept of a person, by kind, in words. */
export function KindsPart({ isGuest }: { isGuest: boolean }) {
  const t = useWords(words)
  return (
    <section className="sheet-part">
      <h2>{t('kinds')}</h2>
      {isGuest && <p className="sheet-quiet">{t('guestLong')}</p>}
      <table className="people kinds">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('why')}</th>
            <th scope="col">{t('howLong')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(([what, why, long]) => (
            <tr key={what}>
              <th scope="row">{t(what)}</th>
              <td>{t(why)}</td>
              <td className="row-sub">{t(long)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sheet-acts">
        <Link to="/learn/receipt" className="button button-quiet">
          {t('receipt')}
        </Link>
      </div>
    </section>
  )
}
