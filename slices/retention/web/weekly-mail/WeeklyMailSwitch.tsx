import './weekly-mail.css'
import { Switch } from '@mantine/core'
import { Failure, Loading } from '@banxue/ui/states'
import { useFormats, useLanguage, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WeeklyMail } from '#retention/contract'
import { retention } from '../api.ts'
import { words } from './words.ts'

/** Whether the reader gets the weekly mail; when the next leaves, and what became of the last. */
export function WeeklyMailSwitch() {
  const t = useWords(words)
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(retention.weeklyMail.queryOptions())
  const change = useMutation(
    retention.wantWeeklyMail.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: retention.weeklyMail.key() }),
    }),
  )
  if (data === undefined)
    return error === null ? <Loading lines={2} /> : <Failure error={error} retry={() => void refetch()} />
  const isWanted = change.isPending ? change.variables.isWanted : data.isWanted
  return (
    <div className="weekly-mail">
      <Switch
        size="md"
        label={t('want')}
        description={t('wantWhat')}
        checked={isWanted}
        onChange={(event) => change.mutate({ isWanted: event.currentTarget.checked })}
      />
      <p className="quiet" role="status">
        {isWanted && <State mail={data} />}
      </p>
      {change.error !== null && <Failure error={change.error} />}
    </div>
  )
}

function State({ mail: { hasMail, to, nextAt, zone, last } }: { mail: WeeklyMail }) {
  const t = useWords(words)
  const language = useLanguage()
  const { moment } = useFormats()
  if (!hasMail) return t('noMail')
  if (to === null) return t('noAddress')
  const at = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return (
    <>
      {last !== null && `${t(`last_${last.state}`, { at: moment(last.at) })} `}
      {t('next', { at: at.format(nextAt), zone, to })}
    </>
  )
}
