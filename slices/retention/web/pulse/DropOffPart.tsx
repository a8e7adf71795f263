import { Text } from '@banxue/ui/Html'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Headline, UnitDropOff } from '#retention/contract'
import { worstUnit } from '#retention/rules'
import { retention } from '../api.ts'
import { type Beside, besideOf, useCompared } from '../filters/useCompared.ts'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { live, type PulseInput } from './usePulse.ts'

interface DropOffPartProps {
  input: PulseInput
  courses: Headline['courses']
}

/** Unit by unit, who opened it, finished it, and left there; the place that loses most is named. A unit leads to its inside. */
export function DropOffPart({ input, courses }: DropOffPartProps) {
  const t = useWords(words)
  const query = useQuery({ ...retention.dropOff.queryOptions({ input }), ...live })
  // Each course has units of its own, which stand beside no others.
  const compared = useCompared()
  const besides = compared?.by === 'course' ? null : compared
  const second = useQuery({
    ...retention.dropOff.queryOptions({ input: besides?.input ?? input }),
    ...live,
    enabled: besides !== null,
  })
  const beside = besideOf(besides, second.data?.units)
  return (
    <Part
      title={t('whereTheyLeave')}
      query={query}
      isWide
      isCompared={besides !== null}
      numbers={['dropOff.dropOff']}
    >
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
              beside={beside}
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
  beside: Beside<readonly UnitDropOff[]> | null
}

function UnitTable({ title, units, worst, population, beside }: UnitTableProps) {
  const t = useWords(words)
  const say = useLocal()
  const { number, percent } = useFormats()
  const besides = useBesideColumns(beside)
  return (
    <DataTable
      file="units"
      label={`${t('whereTheyLeave')}: ${say(title)}`}
      caption={say(title)}
      rows={units}
      keyOf={({ unitId }) => unitId}
      columns={[
        {
          title: t('unit'),
          cell: (unit) => (
            <>
              <Link
                to="/console/pulse/unit/$unitId"
                params={{ unitId: unit.unitId }}
                search={{ population }}
                className="unit-link"
              >
                <Text text={unit.title} />
              </Link>
              {unit === worst && <span className="worst"> {t('worst')}</span>}
            </>
          ),
          plain: (unit) => say(unit.title),
        },
        {
          title: t('dropOff'),
          cell: (unit) => (
            <span className="bar-cell">
              <span className="bar" aria-hidden="true">
                <span
                  data-hue={unit === worst ? 'clay' : 'sky'}
                  style={{ inlineSize: `${(unit.dropOff ?? 0) * 100}%` }}
                />
              </span>
              {unit.dropOff === null ? '–' : percent(unit.dropOff)}
            </span>
          ),
          plain: (unit) => unit.dropOff,
        },
        ...besides,
        { title: t('left'), cell: (unit) => number(unit.lost), plain: (unit) => unit.lost },
        { title: t('opened'), cell: (unit) => number(unit.opened), plain: (unit) => unit.opened },
        { title: t('completed'), cell: (unit) => number(unit.completed), plain: (unit) => unit.completed },
      ]}
    />
  )
}

/** The same units of the second set of filters. */
function useBesideColumns(beside: UnitTableProps['beside']) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  if (beside === null) return []
  const units = new Map(beside.data.map((unit) => [unit.unitId, unit]))
  const shareOf = ({ unitId }: UnitDropOff) => units.get(unitId)?.dropOff ?? null
  const openedOf = ({ unitId }: UnitDropOff) => units.get(unitId)?.opened ?? 0
  return [
    {
      title: t('beside', { name: t('dropOff'), other: beside.name }),
      cell: (unit: UnitDropOff) => {
        const share = shareOf(unit)
        return share === null ? '–' : percent(share)
      },
      plain: shareOf,
    },
    {
      title: t('beside', { name: t('opened'), other: beside.name }),
      cell: (unit: UnitDropOff) => number(openedOf(unit)),
      plain: openedOf,
    },
  ]
}
