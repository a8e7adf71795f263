import { type PulseSearch, pulseSearch } from '../pulse/pulse-search.ts'

/** What two sets of filters may differ in. */
export const comparedNames = ['period', 'device', 'cohort', 'source', 'campaign', 'course'] as const
export type ComparedName = (typeof comparedNames)[number]

/** The second set of filters: which one differs, and what it is there; empty: all. */
interface Versus {
  name: ComparedName
  value: string
}

/**
 * Reads what a page is compared with, `device.phone`, `course.all` or `period.before`; null where it is nothing, or
 * what the page is about itself.
 */
export function versusOf(search: PulseSearch): Versus | null {
  const [, first = '', value = ''] = /^(\w+)\.(.+)$/.exec(search.vs ?? '') ?? []
  const name = comparedNames.find((one) => one === first)
  if (name === undefined) return null
  if (name === 'period')
    return hasPeriod(search) && (value === 'before' || value === 'year') ? { name, value } : null
  const read = value === 'all' ? '' : pulseSearch({ [name]: value })[name]
  return read === undefined || read === (search[name] ?? '') ? null : { name, value: read }
}

/** The second set of filters whole; null where there is none. */
export function otherSearch(search: PulseSearch): PulseSearch | null {
  const versus = versusOf(search)
  if (versus === null) return null
  const { vs: _, ...rest } = search
  if (versus.name === 'period')
    return { ...rest, ...(versus.value === 'year' ? yearBefore(rest) : daysBefore(rest)) }
  return pulseSearch({ ...rest, [versus.name]: versus.value })
}

/** Whether a period has both its ends, so that there is one before it. */
export const hasPeriod = ({ from, to }: PulseSearch) => from !== undefined && to !== undefined

const dayMs = 86_400_000
const shifted = (day: string, days: number) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** As many days just before the period. */
function daysBefore({ from = '', to = '' }: PulseSearch): PulseSearch {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
  return { from: shifted(from, -length), to: shifted(to, -length) }
}

/** The same dates of the year before; 29 February becomes the 28th. */
function yearBefore({ from = '', to = '' }: PulseSearch): PulseSearch {
  const earlier = (day: string) =>
    `${Number(day.slice(0, 4)) - 1}${day.endsWith('02-29') ? '-02-28' : day.slice(4)}`
  return { from: earlier(from), to: earlier(to) }
}
