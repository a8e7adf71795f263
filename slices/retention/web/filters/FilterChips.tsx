import { useWords } from '@banxue/ui/words'
import type { Audience } from '#retention/contract'
import type { PulseSearch } from '../pulse/pulse-search.ts'
import { words } from '../words.ts'
import { comparedNames, otherSearch, versusOf } from './compared.ts'
import { type FilterWords, useFilterWords } from './useFilterWords.ts'

interface FilterChipsProps {
  search: PulseSearch
  courses: Audience['courses']
  change: (next: { [Name in keyof PulseSearch]?: string }) => void
}

/** What is set, each taken away by a tap, and all at once. */
export function FilterChips({ search, courses, change }: FilterChipsProps) {
  const t = useWords(words)
  const write = useFilterWords(courses)
  const chips = chipsOf(search, write, (other) => t('versus', { other }))
  if (chips.length === 0) return null
  return (
    <ul className="filter-chips" aria-label={t('whatIsSet')}>
      {chips.map(({ text, emptied }) => (
        <li key={text}>
          <button type="button" className="filter-chip" onClick={() => change(emptied)}>
            <span className="unseen">{t('takeAway', { filter: text })}</span>
            <span aria-hidden="true">{text} ×</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="link-button"
            onClick={() => change(Object.assign({}, ...chips.map(({ emptied }) => emptied)))}
          >
            {t('clearFilters')}
          </button>
        </li>
      )}
    </ul>
  )
}

function chipsOf(search: PulseSearch, write: FilterWords, versus: (other: string) => string) {
  const set = comparedNames.filter((name) =>
    name === 'period' ? search.from !== undefined || search.to !== undefined : search[name] !== undefined,
  )
  const other = otherSearch(search)
  const differs = versusOf(search)
  return [
    ...set.map((name) => ({
      text: write.valueIn(search, name),
      emptied: name === 'period' ? { from: '', to: '' } : { [name]: '' },
    })),
    ...(other === null || differs === null
      ? []
      : [{ text: versus(write.valueIn(other, differs.name)), emptied: { vs: '' } }]),
  ]
}

/** How many filters an address sets, the comparison too. */
export function countOf(search: PulseSearch): number {
  const { population: _, from, to, vs, ...others } = search
  const isPeriod = from !== undefined || to !== undefined
  return (
    Object.keys(others).length + (isPeriod ? 1 : 0) + (vs !== undefined && versusOf(search) !== null ? 1 : 0)
  )
}
