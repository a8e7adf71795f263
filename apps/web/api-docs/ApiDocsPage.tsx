import { Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { type Document, type Procedure, proceduresOf } from './document.ts'
import { schemaText } from './schema-text.ts'
import { words } from './words.ts'

const address = '/api/openapi.json'

async function readDocument(): Promise<Document> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The document answers ${response.status}.`)
  return (await response.json()) as Document
}

/** Everything the screens can do, as other programs can do it too. */
export function ApiDocsPage() {
  const t = useWords(words)
  usePageTitle(t('title'))
  const document = useQuery({ queryKey: [address], queryFn: readDocument })
  return (
    <div className="api">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">
        {t('about')} <a href={address}>{t('document')}</a>
      </p>
      {document.isPending && <Loading lines={8} />}
      {document.isError && <Failure error={document.error} retry={() => void document.refetch()} />}
      {document.isSuccess &&
        [...proceduresOf(document.data)].map(([slice, procedures]) => (
          <section key={slice} className="api-slice">
            <h2>{slice}</h2>
            {procedures.map((procedure) => (
              <ProcedurePart key={procedure.id} procedure={procedure} />
            ))}
          </section>
        ))}
    </div>
  )
}

function ProcedurePart({ procedure }: { procedure: Procedure }) {
  const t = useWords(words)
  const { method, path, about, parameters, body, answers } = procedure
  return (
    <details className="api-procedure">
      <summary>
        <code className="api-method">{method}</code> <code>/api{path}</code>
        {about !== '' && <span className="quiet"> {about}</span>}
      </summary>
      {parameters.length > 0 && (
        <>
          <h3>{t('parameters')}</h3>
          <pre tabIndex={0}>
            {parameters
              .map(
                ({ name, place, isRequired, schema }) =>
                  `${name}${isRequired ? '' : '?'}: ${schemaText(schema)}  // ${place}`,
              )
              .join('\n')}
          </pre>
        </>
      )}
      {body !== null && (
        <>
          <h3>{t('body')}</h3>
          <pre tabIndex={0}>{schemaText(body)}</pre>
        </>
      )}
      {answers.map(({ status, schema }) => (
        <div key={status}>
          <h3>{t('answer', { status })}</h3>
          <pre tabIndex={0}>{schema === null ? '–' : schemaText(schema)}</pre>
        </div>
      ))}
    </details>
  )
}
