import type { CatalogueEntry } from '@banxue/platform/events/contract'
import { Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { spine } from '../api.ts'
import { words } from '../words.ts'

/** Every kind of event the school knows, from the definitions themselves. */
export function CataloguePart() {
  const t = useWords(words)
  const entries = useQuery({ ...spine.catalogue.queryOptions(), staleTime: Infinity })
  return (
    <section className="part" data-wide aria-labelledby="catalogue">
      <h2 id="catalogue" className="part-title">
        {t('catalogue')}
      </h2>
      {entries.data === undefined ? (
        entries.isError ? (
          <Failure error={entries.error} retry={() => void entries.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : (
        <ul className="quarantine">
          {entries.data.map((entry) => (
            <li key={entry.name}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Entry({ entry: { name, version, kind, description, fields } }: { entry: CatalogueEntry }) {
  const t = useWords(words)
  return (
    <details className="definitions">
      <summary>
        <code>{name}</code>{' '}
        <span className="quiet">
          {t('version', { version })} · {t(kind)}
        </span>
      </summary>
      <p lang="en">{description}</p>
      {fields.length > 0 && (
        <div className="table-box" role="group" aria-label={name} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('field')}</th>
                <th scope="col">{t('type')}</th>
                <th scope="col">{t('column')}</th>
                <th scope="col">{t('meaning')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.name}>
                  <th scope="row">
                    <code>{field.name}</code>
                  </th>
                  <td>{field.type}</td>
                  <td>{field.column ?? '–'}</td>
                  <td className="meaning" lang="en">
                    {field.description}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
