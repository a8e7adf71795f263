import './first-hour.css'
import { Button } from '@mantine/core'
import { Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { identity } from '../api.ts'
import { SchoolFrame } from '../SchoolFrame.tsx'
import { FirstHourRow } from './FirstHourRow.tsx'
import { words } from './words.ts'

/** What makes a new school its admin's own, checked from what is so. */
export function FirstHourPage() {
  const t = useWords(words)
  const { data, error, refetch } = useQuery(
    // Another window, or the command line, may do the next thing on it.
    identity.firstHour.queryOptions({ staleTime: 0, refetchOnWindowFocus: true }),
  )
  return (
    <SchoolFrame title={t('title')}>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={8} />}
      {data !== undefined && (
        <div className="sheet">
          <section className="sheet-part" aria-labelledby="first-hour">
            <h2 id="first-hour">{t('title')}</h2>
            <p className="sheet-quiet">{t(data.items.every(({ isDone }) => isDone) ? 'allDone' : 'lead')}</p>
            <ol className="first-hour">
              {data.items.map((item) => (
                <FirstHourRow key={item.id} item={item} hour={data} />
              ))}
            </ol>
            <PutAway isAway={data.isAway} />
          </section>
        </div>
      )}
    </SchoolFrame>
  )
}

function PutAway({ isAway }: { isAway: boolean }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const put = useMutation(
    identity.putFirstHourAway.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: identity.firstHour.key() }),
    }),
  )
  return (
    <div className="sheet-acts">
      <Button variant="default" loading={put.isPending} onClick={() => put.mutate({ isAway: !isAway })}>
        {t(isAway ? 'takeOut' : 'putAway')}
      </Button>
      {!isAway && <p className="row-sub">{t('putAwayWhy')}</p>}
    </div>
  )
}
