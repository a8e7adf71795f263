import { Button, TextInput } from '@mantine/core'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { PersonId } from '../contract.ts'
import { identity } from './api.ts'
import { PersonRow } from './PersonRow.tsx'
import { SchoolFrame } from './SchoolFrame.tsx'
import { words } from './words.ts'

const route = getRouteApi('/staff/console/school/people')

/** Everybody with an account, newest first, found by name or address; their roles. */
export function PeoplePage() {
  const t = useWords(words)
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const wanted = useDeferredValue(search)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    identity.listPeople.infiniteOptions({
      input: (after: PersonId | undefined) => ({ search: wanted, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as PersonId | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: (before) => before,
    }),
  )
  const people = data?.pages.flatMap((page) => page.people)
  return (
    <SchoolFrame title={t('people')}>
      <TextInput
        className="people-search"
        type="search"
        label={t('peopleSearch')}
        name="search"
        maxLength={100}
        defaultValue={search}
        onChange={(event) => {
          const { value } = event.currentTarget
          void navigate({ search: value === '' ? {} : { search: value }, replace: true })
        }}
      />
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {people === undefined && error === null && <Loading lines={5} />}
      {people?.length === 0 && <Empty title={t('peopleNone')}>{t('peopleNoneWhy')}</Empty>}
      {people !== undefined && people.length > 0 && (
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{t('personName')}</th>
              <th scope="col">{t('roles')}</th>
              <th scope="col">{t('registered')}</th>
              <th scope="col">
                <span className="unseen">{t('changeRoles')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </tbody>
        </table>
      )}
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
