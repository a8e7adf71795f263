import { Switch } from '@mantine/core'
import { Failure, Loading } from '@banxue/ui/states'
import { useFormats, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ConsentState } from '#identity/contract'
import { identity } from '../api.ts'
import { words } from './words.ts'

/** What the person agrees to, one switch per purpose; each counts as soon as the school has it. */
export function ConsentsPart() {
  const t = useWords(words)
  const { data, error, refetch } = useQuery(identity.listConsents.queryOptions())
  return (
    <section className="sheet-part">
      <h2>{t('consents')}</h2>
      <p className="sheet-quiet">{t('consentsLead')}</p>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={2} />}
      <ul className="rows">
        {data?.map((consent) => (
          <li key={consent.purpose}>
            <Consent consent={consent} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Consent({ consent }: { consent: ConsentState }) {
  const t = useWords(words)
  const { date } = useFormats()
  const queries = useQueryClient()
  const { purpose, changedAt } = consent
  const change = useMutation(
    identity.setConsent.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: identity.key() }),
    }),
  )
  const isGranted = change.isPending ? change.variables.isGranted : consent.isGranted
  return (
    <div className="consent">
      <Switch
        size="md"
        label={t(purpose)}
        description={t(`${purpose}Why`)}
        checked={isGranted}
        onChange={(event) => change.mutate({ purpose, isGranted: event.currentTarget.checked })}
      />
      <p className="row-sub" role="status">
        {change.isSuccess && `${t('consentSaved')} `}
        {changedAt === null ? t('notAsked') : t('changedOn', { when: date(changedAt) })}
      </p>
      {change.error !== null && <Failure error={change.error} />}
    </div>
  )
}
