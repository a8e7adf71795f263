import { usePageTitle } from '@banxue/ui/shell'
import { useSession } from '@banxue/ui/session'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Receipt } from '#learning/contract'
import { learning } from '../api.ts'
import { daysOf } from './lines.ts'
import { ReceiptDayPart } from './ReceiptDayPart.tsx'
import { SyncWords } from './SyncLine.tsx'
import { WaitingPart } from './WaitingPart.tsx'
import { receiptWords } from './words.ts'
import './receipt.css'

/** What is recorded of one's learning, from the log, and what still waits on this device. */
export function ReceiptPage() {
  const t = useWords(receiptWords)
  const { person } = useSession()
  usePageTitle(t('title'))
  return (
    <div className="receipt">
      <h1 className="page-title">{t('title')}</h1>
      {person === null ? <Nothing /> : <Recorded />}
    </div>
  )
}

function Recorded() {
  const t = useWords(receiptWords)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    learning.receipt.infiniteOptions({
      input: (before: Receipt['next']) =>
        before === null ? {} : { beforeAt: before.at, beforeId: before.id },
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      refetchOnMount: 'always',
    }),
  )
  const days = daysOf(data?.pages.flatMap((page) => page.entries) ?? [])
  return (
    <>
      <p className="receipt-quiet">
        {t('lead')} <SyncWords />
      </p>
      <WaitingPart />
      {data === undefined ? (
        error === null ? (
          <Loading lines={6} />
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )
      ) : days.length === 0 ? (
        <Nothing />
      ) : (
        <>
          {error !== null && <p className="receipt-quiet">{t('stale')}</p>}
          {days.map((day) => (
            <ReceiptDayPart key={day.day} day={day} />
          ))}
          {hasNextPage && (
            <button
              type="button"
              className="button button-quiet"
              disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('more')}
            </button>
          )}
        </>
      )}
    </>
  )
}

function Nothing() {
  const t = useWords(receiptWords)
  return (
    <Empty
      title={t('none')}
      action={
        <Link to="/learn" className="button button-quiet">
          {t('toLearn')}
        </Link>
      }
    >
      <p>{t('noneWhy')}</p>
    </Empty>
  )
}
