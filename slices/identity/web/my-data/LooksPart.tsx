import { Button } from '@mantine/core'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useFormats, useWords } from '@banxue/ui/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { OwnLook } from '#identity/contract'
import { identity } from '../api.ts'
import { words as accountWords } from '../words.ts'
import { words } from './words.ts'

/** Who of the staff looked at the person's record, when and why. */
export function LooksPart() {
  const t = useWords(words)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    identity.ownLooks.infiniteOptions({
      input: (before: number | undefined) => (before === undefined ? {} : { before }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  )
  const looks = data?.pages.flatMap((page) => page.looks)
  return (
    <section className="sheet-part">
      <h2>{t('looks')}</h2>
      <p className="sheet-quiet">{t('looksLead')}</p>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {looks === undefined && error === null && <Loading lines={2} />}
      {looks?.length === 0 && <Empty title={t('looksNone')}>{t('looksNoneWhy')}</Empty>}
      <ul className="rows">
        {looks?.map((look) => (
          <Look key={look.id} look={look} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="sheet-acts">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Look({ look }: { look: OwnLook }) {
  const t = useWords(words)
  const role = useWords(accountWords)(look.role)
  const { moment } = useFormats()
  const when = moment(look.lastAt)
  return (
    <li>
      <div>
        {t('look', { who: look.staffName ?? t('lookGone'), role })}
        <div className="row-sub">{t(`why_${look.purpose}`)}</div>
      </div>
      <div className="row-sub">
        {look.count === 1 ? t('lookOnce', { when }) : t('lookTimes', { count: look.count, when })}
      </div>
    </li>
  )
}
