import type { networks, Period, Population, QualityQuestion } from '#retention/contract'
import { pulseSearch } from '../pulse/pulse-search.ts'

/** What the address of the page on quality says; what is absent stands for all, or for the usual. */
export interface QualitySearch {
  population?: Population
  /** Id of a course. */
  course?: string
  /** Absent: four weeks. */
  period?: Period
  device?: QualityQuestion['device'] & string
  network?: QualityQuestion['network'] & string
  region?: string
}

// Written out, so that the address of a page that nobody opened costs no schema.
const periods: readonly Period[] = ['week', 'month', 'quarter']
export const networkNames: typeof networks = ['slow-2g', '2g', '3g', '4g', 'unknown']
const regionName = /^(?:[A-Z]{2}|unknown)$/

/** Reads the address; what is not understood is left out. */
export function qualitySearch(search: Record<string, unknown>): QualitySearch {
  const period = periods.find((one) => one === search['period'])
  const { population, course, device } = pulseSearch(search)
  const network = networkNames.find((one) => one === search['network'])
  const { region } = search
  return {
    ...(population === undefined ? {} : { population }),
    ...(course === undefined ? {} : { course }),
    ...(period === undefined ? {} : { period }),
    ...(device === undefined ? {} : { device }),
    ...(network === undefined ? {} : { network }),
    ...(typeof region === 'string' && regionName.test(region) ? { region } : {}),
  }
}
