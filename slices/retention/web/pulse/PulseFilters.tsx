import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import type { ReactNode } from 'react'
import type { Audience } from '#retention/contract'
import { words } from '../words.ts'
import type { usePulse } from './usePulse.ts'

interface PulseFiltersProps {
  pulse: ReturnType<typeof usePulse>
  audience: Audience
  /** Filters of the page's own. */
  children?: ReactNode
}

/** Real or simulated, and one course or all; both live in the address. */
export function PulseFilters({ pulse, audience, children }: PulseFiltersProps) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  const { real, simulated } = audience.populations
  return (
    <div className="filters">
      {(simulated > 0 || pulse.input.population === 'simulated') && (
        <label className="filter">
          <span className="filter-name">{t('population')}</span>
          <select
            value={pulse.input.population}
            onChange={(event) => pulse.change({ population: event.target.value })}
          >
            <option value="real">{t('real', { learners: number(real) })}</option>
            <option value="simulated">{t('simulated', { learners: number(simulated) })}</option>
          </select>
        </label>
      )}
      <label className="filter">
        <span className="filter-name">{t('course')}</span>
        <select
          data-find
          value={pulse.input.courseId ?? ''}
          onChange={(event) => pulse.change({ course: event.target.value })}
        >
          <option value="">{t('allCourses')}</option>
          {audience.courses.map(({ courseId, title }) => (
            <option key={courseId} value={courseId}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      {children}
    </div>
  )
}
