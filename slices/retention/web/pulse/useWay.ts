import { useNavigate, useSearch } from '@tanstack/react-router'
import { type WaySearch, waySearch } from './way-search.ts'

/** When the people of the page came, and the step whose people are shown; both live in the address. */
export function useWay() {
  const search = useSearch({ from: '/staff/console/pulse/way' })
  const navigate = useNavigate()
  return {
    period: search.period ?? null,
    step: search.step ?? null,
    /** An empty choice leaves the address. */
    choose: (name: keyof WaySearch, value: string) => {
      void navigate({
        to: '/console/pulse/way',
        search: waySearch({ ...search, [name]: value }),
        replace: true,
        resetScroll: false,
      })
    },
  }
}
