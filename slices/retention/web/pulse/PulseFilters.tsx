import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import type { Headline } from '#retention/contract'
import { words } from '../words.ts'
import type { usePulse } from './usePulse.ts'

interface PulseFiltersProps {
  pulse: ReturnType<typeof usePulse>
  headline: Headline
}

/** Real or simulated, and one course or all; both live in the address. */
export function PulseFilters({ pulse, headline }: PulseFiltersProps) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  const { real, simulated } = headline.populations
  return (
    <div className="filters">
      {(simulated > 0 || pulse.population === 'simulated') && (
        <label className="filter">
          <span className="filter-name">{t('population')}</span>
          <select
            value={pulse.population}
            onChange={(event) =>
              pulse.choosePopulation(event.target.value === 'simulated' ? 'simulated' : 'real')
            }
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
          value={pulse.courseId ?? ''}
          onChange={(event) => pulse.chooseCourse(event.target.value)}
        >
          <option value="">{t('allCourses')}</option>
          {headline.courses.map(({ courseId, title }) => (
            <option key={courseId} value={courseId}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
