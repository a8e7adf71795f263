import { Text } from '@banxue/ui/Html'
import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Headline, UnitDropOff } from '#retention/contract'
import { retention } from '../api.ts'
import { words } from '../words.ts'
import { Part } from './Part.tsx'
import { live, type PulseInput } from './usePulse.ts'
import { worstUnit } from './worst-unit.ts'

interface DropOffPartProps {
  input: PulseInput
  courses: Headline['courses']
}

/** Unit by unit, who opened it, finished it, and left there; the place that loses most is named. A unit leads to its inside. */
export function DropOffPart({ input, courses }: DropOffPartProps) {
  const t = useWords(words)
  const query = useQuery({ ...retention.dropOff.queryOptions({ input }), ...live })
  return (
    <Part title={t('whereTheyLeave')} query={query} isWide numbers={['dropOff.dropOff']}>
      {({ units }) => {
        const opened = units.filter((unit) => input.courseId !== null || unit.opened > 0)
        const worst = worstUnit(opened)
        if (opened.every((unit) => unit.opened === 0)) return <p className="quiet">{t('dropOffNone')}</p>
        return courses
          .filter(({ courseId }) => opened.some((unit) => unit.courseId === courseId))
          .map(({ courseId, title }) => (
            <UnitTable
              key={courseId}
              title={title}
              units={opened.filter((unit) => unit.courseId === courseId)}
              worst={worst}
              population={input.population}
            />
          ))
      }}
    </Part>
  )
}

interface UnitTableProps {
  title: DropOffPartProps['courses'][number]['title']
  units: readonly UnitDropOff[]
  worst: UnitDropOff | null
  population: PulseInput['population']
}

function UnitTable({ title, units, worst, population }: UnitTableProps) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  return (
    <div className="table-box" role="group" aria-label={t('whereTheyLeave')} tabIndex={0}>
      <table className="table figures units">
        <caption>
          <Text text={title} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            <th scope="col">{t('dropOff')}</th>
            <th scope="col">{t('left')}</th>
            <th scope="col">{t('opened')}</th>
            <th scope="col">{t('completed')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">
                <Link
                  to="/console/pulse/unit/$unitId"
                  params={{ unitId: unit.unitId }}
                  search={{ population }}
                  className="unit-link"
                >
                  <Text text={unit.title} />
                </Link>
                {unit === worst && <span className="worst"> {t('worst')}</span>}
              </th>
              <td>
                <span className="bar-cell">
                  <span className="bar" aria-hidden="true">
                    <span
                      data-hue={unit === worst ? 'clay' : 'sky'}
                      style={{ inlineSize: `${(unit.dropOff ?? 0) * 100}%` }}
                    />
                  </span>
                  {unit.dropOff === null ? '–' : percent(unit.dropOff)}
                </span>
              </td>
              <td>{number(unit.lost)}</td>
              <td>{number(unit.opened)}</td>
              <td>{number(unit.completed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
