import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Alarm } from '#retention/contract'
import { retention } from '../api.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { carriedBy } from './CarriersPart.tsx'

/** The people who carry an alarm. Asked once, because each asking is a look that the learner can see. */
export function AlarmPeoplePart({ alarm, close }: { alarm: Alarm; close: () => void }) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  const place = useRef<HTMLDivElement>(null)
  const query = useQuery({
    ...retention.alarmLearners.queryOptions({ input: { id: alarm.id } }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  useEffect(() => place.current?.focus(), [])
  const isCounted = alarm.series === 'errors' || alarm.series === 'quality'
  return (
    <div ref={place} tabIndex={-1} className="part-frame">
      <Part title={t('whoTheyAre')} query={query} isWide numbers={[carriedBy(alarm.series)]}>
        {({ people, learners }) => (
          <>
            <p className="quiet">
              {t('lookIsKept')} {people > learners.length && t('stoppedMore', { stopped: number(people) })}
            </p>
            <DataTable
              file="alarm-learners"
              label={t('whoTheyAre')}
              rows={learners.map((learner, at) => ({ ...learner, at }))}
              keyOf={({ at }) => String(at)}
              isTall
              columns={[
                { title: t('learner'), cell: ({ name }) => name, plain: ({ name }) => name },
                ...(isCounted
                  ? [
                      {
                        title: t('hits'),
                        cell: ({ hits }: { hits: number }) => number(hits),
                        plain: ({ hits }: { hits: number }) => hits,
                      },
                    ]
                  : []),
                {
                  title: t('lastAct'),
                  cell: ({ lastAt }) => (lastAt === null ? t('neverAct') : moment(lastAt)),
                  plain: ({ lastAt }) => lastAt?.toISOString() ?? null,
                },
              ]}
            />
            <p>
              <button type="button" className="link-button" onClick={close}>
                {t('close')}
              </button>
            </p>
          </>
        )}
      </Part>
    </div>
  )
}
