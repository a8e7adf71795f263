import { Button } from '@mantine/core'
import { PartFailure } from '@banxue/ui/states'
import { useFormats, useWords } from '@banxue/ui/words'
import type { Alarm } from '#retention/contract'
import { words } from '../words.ts'
import { useAlarmActs } from './useAlarm.ts'

/** Who sees to it, and whether there was something to it. */
export function AlarmActsPart({ alarm }: { alarm: Alarm }) {
  const t = useWords(words)
  const { moment } = useFormats()
  const { acknowledge, judge } = useAlarmActs()
  const { id, acknowledged, judgement } = alarm
  const said = (by: string | null, at: Date) => ({ name: by ?? t('somebody'), at: moment(at) })
  const decide = (isReal: boolean | null) => judge.mutate({ id, isReal })
  const error = acknowledge.error ?? judge.error
  return (
    <>
      {acknowledged === null ? (
        <div className="alarm-acts">
          <Button
            variant="default"
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate({ id, isAcknowledged: true })}
          >
            {t('seeTo')}
          </Button>
        </div>
      ) : (
        <p>
          {t('seenToBy', said(acknowledged.by, acknowledged.at))}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => acknowledge.mutate({ id, isAcknowledged: false })}
          >
            {t('notSeeingTo')}
          </button>
        </p>
      )}
      {judgement === null ? (
        <div role="group" aria-label={t('wasItReal')}>
          <p className="quiet">{t('wasItReal')}</p>
          <div className="alarm-acts">
            <Button variant="default" disabled={judge.isPending} onClick={() => decide(true)}>
              {t('wasReal')}
            </Button>
            <Button variant="default" disabled={judge.isPending} onClick={() => decide(false)}>
              {t('wasFalse')}
            </Button>
          </div>
        </div>
      ) : (
        <p>
          {t('judgedBy', {
            judgement: t(judgement.isReal ? 'judgedReal' : 'judgedFalse'),
            ...said(judgement.by, judgement.at),
          })}{' '}
          <button type="button" className="link-button" onClick={() => decide(null)}>
            {t('takeBack')}
          </button>
        </p>
      )}
      {error !== null && <PartFailure error={error} />}
    </>
  )
}
