import { Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { useCompared } from '../filters/useCompared.ts'
import { words } from '../words.ts'
import { Definitions } from './Definitions.tsx'

interface PartProps<T> {
  title: string
  query: UseQueryResult<T>
  /** Keys of the numbers shown, e.g. `activity.dau`. */
  numbers: readonly string[]
  isWide?: boolean
  /** It shows the second set of filters too. */
  isCompared?: boolean
  children: (data: T) => ReactNode
}

/** One report of the page: its title, its figures, what they mean, and its own waiting and failing. */
export function Part<T>({
  title,
  query,
  numbers,
  isWide = false,
  isCompared = false,
  children,
}: PartProps<T>) {
  const t = useWords(words)
  const compared = useCompared()
  const id = useId()
  return (
    <section
      className="part"
      data-wide={isWide || undefined}
      aria-labelledby={id}
      aria-busy={query.isPending}
    >
      <h2 id={id} className="part-title">
        {title}
      </h2>
      {query.data === undefined ? (
        query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading lines={4} />
        )
      ) : (
        <>
          {compared !== null && !isCompared && <p className="quiet">{t('notCompared')}</p>}
          {children(query.data)}
          <Definitions keys={numbers} />
        </>
      )}
    </section>
  )
}
