import { Button } from '@mantine/core'
import { Failure, Loading } from '@banxue/ui/states'
import { useFormats, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { identity } from './api.ts'
import { words } from './words.ts'

/** Devices that are signed in; any but this one can be signed out from here. */
export function SessionsPart() {
  const t = useWords(words)
  const { relative, date } = useFormats()
  const queries = useQueryClient()
  const { data, dataUpdatedAt, error, refetch } = useQuery(identity.listSessions.queryOptions())
  const end = useMutation(
    identity.endSession.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: identity.listSessions.key() }),
    }),
  )
  const now = new Date(dataUpdatedAt)
  return (
    <section className="sheet-part">
      <h2>{t('sessions')}</h2>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={2} />}
      <ul className="rows">
        {data?.map((session) => {
          const device = session.device === '' ? t('unknownDevice') : session.device
          return (
            <li key={session.id}>
              <div>
                {device} {session.isCurrent && <span className="tag tag-lamp">{t('thisDevice')}</span>}
                <div className="row-sub">
                  {t('seen', { when: relative(session.seenAt, now) })} ·{' '}
                  {t('since', { when: date(session.createdAt) })}
                </div>
              </div>
              {!session.isCurrent && (
                <Button
                  variant="default"
                  aria-label={`${t('endSession')}: ${device}`}
                  loading={end.isPending && end.variables.id === session.id}
                  onClick={() => end.mutate({ id: session.id })}
                >
                  {t('endSession')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {end.error !== null && <Failure error={end.error} />}
    </section>
  )
}
