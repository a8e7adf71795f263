import { Loading } from '@banxue/ui/states'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { retention } from '../api.ts'
import { live, type PulseInput } from './usePulse.ts'

interface BelowProps {
  input: PulseInput
  children: ReactNode
}

/**
 * What stands further down the page asks once the figures at its top are there, or have failed: all at once would
 * take the store's few cores from what is seen first.
 */
export function Below({ input, children }: BelowProps) {
  const { isFetched } = useQuery({ ...retention.activity.queryOptions({ input }), ...live })
  if (isFetched) return children
  return (
    <section className="part" data-wide aria-busy>
      <Loading lines={6} />
    </section>
  )
}
