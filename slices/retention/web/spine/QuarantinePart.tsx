import { Failure, Loading } from '@banxue/ui/states'
import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { spine } from '../api.ts'
import { words } from '../words.ts'
import { reasonKey } from './reasons.ts'

/** Events that could not be taken: kept, each with its reason, while the rest flow on. */
export function QuarantinePart({ count }: { count: number }) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  const rows = useQuery({ ...spine.quarantine.queryOptions(), refetchInterval: 15_000, staleTime: 0 })
  return (
    <section className="part" data-wide aria-labelledby="quarantine">
      <h2 id="quarantine" className="part-title">
        {t('quarantine', { total: number(count) })}
      </h2>
      {rows.data === undefined ? (
        rows.isError ? (
          <Failure error={rows.error} retry={() => void rows.refetch()} />
        ) : (
          <Loading lines={3} />
        )
      ) : rows.data.length === 0 ? (
        <p className="quiet">{t('quarantineNone')}</p>
      ) : (
        <ul className="quarantine">
          {rows.data.map(({ id, name, reason, detail, receivedAt, sample }) => (
            <li key={id}>
              <details className="definitions">
                <summary>
                  <code>{name ?? t('noName')}</code> · {t(reasonKey(reason))} ·{' '}
                  <span className="quiet">{moment(receivedAt)}</span>
                </summary>
                <p>{detail}</p>
                <pre tabIndex={0} aria-label={t('sample')}>
                  {sample}
                </pre>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
