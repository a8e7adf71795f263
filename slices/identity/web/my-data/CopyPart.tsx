import { Button } from '@mantine/core'
import { Failure } from '@banxue/ui/states'
import { useFormats, useLanguage, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExportState } from '#identity/contract'
import { identity } from '../api.ts'
import { sizeText } from './size-text.ts'
import { words } from './words.ts'

const lookMs = 1_000

/** A copy of everything: asked for, made in the background, fetched. */
export function CopyPart() {
  const t = useWords(words)
  const queries = useQueryClient()
  const asked = identity.exportState.queryOptions()
  const { data: copy = null, error } = useQuery({
    ...asked,
    staleTime: 0,
    refetchInterval: ({ state }) => (isBeingMade(state.data ?? null) ? lookMs : false),
  })
  const make = useMutation(
    identity.requestExport.mutationOptions({
      onSuccess: (state) => queries.setQueryData(asked.queryKey, state),
    }),
  )
  return (
    <section className="sheet-part">
      <h2>{t('copy')}</h2>
      <p className="sheet-quiet">{t('copyLead')}</p>
      {error !== null && <Failure error={error} />}
      <div role="status">{copy !== null && <Standing copy={copy} />}</div>
      <div className="sheet-acts">
        {copy?.state === 'done' && (
          <a className="button" href={`/api/exports/${copy.id}`} download>
            {t('copyGet')}
          </a>
        )}
        {!isBeingMade(copy) && (
          <Button variant="default" loading={make.isPending} onClick={() => make.mutate({})}>
            {t(copy === null ? 'copyMake' : 'copyAgain')}
          </Button>
        )}
      </div>
      {make.error !== null && <Failure error={make.error} words={{ TOO_MANY: t('copyOften') }} />}
    </section>
  )
}

const isBeingMade = (copy: ExportState | null): boolean =>
  copy?.state === 'waiting' || copy?.state === 'running'

function Standing({ copy }: { copy: ExportState }) {
  const t = useWords(words)
  const { date, moment } = useFormats()
  const language = useLanguage()
  const { state, progress: share, requestedAt, expiresAt, sizeBytes } = copy
  const size = sizeText(sizeBytes ?? 0, language)
  return (
    <p className="said">
      {state === 'waiting' && t('copyWaiting')}
      {state === 'running' && t('copyRunning', { share })}
      {state === 'failed' && t('copyFailed')}
      {state === 'done' && t('copyReady', { when: moment(requestedAt), until: date(expiresAt), size })}
    </p>
  )
}
