import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { LookPurpose } from '#identity/contract'
import { identity } from '../api.ts'
import { SchoolFrame } from '../SchoolFrame.tsx'
import { LooksTable } from './LooksTable.tsx'
import { lookReasons, type LooksSearch } from './looks-search.ts'
import { words } from './words.ts'

const route = getRouteApi('/staff/console/school/looks')

/** Every look of the staff at a person's record, with filters that the address keeps. */
export function LooksPage() {
  const t = useWords(words)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const wanted = useDeferredValue(search)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    identity.listLooks.infiniteOptions({
      input: (before: number | undefined) => ({ ...wanted, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (before) => before,
    }),
  )
  const looks = data?.pages.flatMap((page) => page.looks)
  const change = (next: LooksSearch) =>
    void navigate({ search: (before) => onlySet({ ...before, ...next }), replace: true })
  return (
    <SchoolFrame title={t('looksPage')}>
      <p className="sheet-quiet">{t('looksPageLead')}</p>
      <Filters search={search} onChange={change} />
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {looks === undefined && error === null && <Loading lines={5} />}
      {looks?.length === 0 && <Empty title={t('nothingFound')}>{t('nothingFoundWhy')}</Empty>}
      {looks !== undefined && looks.length > 0 && <LooksTable looks={looks} />}
      {hasNextPage && (
        <div className="sheet-acts">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </SchoolFrame>
  )
}

/** Without what filters nothing, so that the address stays short. */
const onlySet = (search: LooksSearch): LooksSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined))

interface FiltersProps {
  search: LooksSearch
  onChange: (change: { staff?: string; person?: string; purpose?: LookPurpose }) => void
}

function Filters({ search, onChange }: FiltersProps) {
  const t = useWords(words)
  return (
    <div className="look-filters">
      <TextInput
        type="search"
        name="staff"
        label={t('findStaff')}
        maxLength={100}
        defaultValue={search.staff ?? ''}
        onChange={(event) => onChange({ staff: event.currentTarget.value })}
      />
      <TextInput
        type="search"
        name="person"
        label={t('findPerson')}
        maxLength={100}
        defaultValue={search.person ?? ''}
        onChange={(event) => onChange({ person: event.currentTarget.value })}
      />
      <NativeSelect
        name="purpose"
        label={t('reason')}
        value={search.purpose ?? ''}
        data={[
          { value: '', label: t('anyReason') },
          ...lookReasons.map((value) => ({ value, label: t(`short_${value}`) })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget
          onChange({ purpose: value as LookPurpose })
        }}
      />
    </div>
  )
}
