import { useFormats, useWords } from '@banxue/ui/words'
import type { LookRow } from '#identity/contract'
import { words as accountWords } from '../words.ts'
import { words } from './words.ts'

/** Looks, newest first. */
export function LooksTable({ looks }: { looks: readonly LookRow[] }) {
  const t = useWords(words)
  const role = useWords(accountWords)
  const { moment, number } = useFormats()
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t('whenLooked')}</th>
          <th scope="col">{t('whoLooked')}</th>
          <th scope="col">{t('atWhom')}</th>
          <th scope="col">{t('reason')}</th>
          <th scope="col">{t('times')}</th>
        </tr>
      </thead>
      <tbody>
        {looks.map((look) => (
          <tr key={look.id}>
            <td>
              <time dateTime={look.lastAt.toISOString()}>{moment(look.lastAt)}</time>
            </td>
            <td>
              {look.staffName ?? t('personGone')} <span className="tag">{role(look.role)}</span>
            </td>
            <td>{look.personName ?? <span className="row-sub">{t('personGone')}</span>}</td>
            <td>{t(`short_${look.purpose}`)}</td>
            <td>{number(look.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
