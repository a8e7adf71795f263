import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import type { Cohorts } from '#retention/contract'
import { retention } from '../api.ts'
import { useDays } from '../days.ts'
import { type Beside, besideOf, useCompared } from '../filters/useCompared.ts'
import { words } from '../words.ts'
import { CsvButton } from './CsvButton.tsx'
import { Part } from './Part.tsx'
import { live, type PulseInput } from './usePulse.ts'

/** Weeks of beginners and how many of each come back: figures in tinted cells, never the tint alone. */
export function CohortsPart({ input }: { input: PulseInput }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.cohorts.queryOptions({ input }), ...live })
  const compared = useCompared()
  const second = useQuery({
    ...retention.cohorts.queryOptions({ input: compared?.input ?? input }),
    ...live,
    enabled: compared !== null,
  })
  const beside = besideOf(compared, second.data?.average)
  const averageOf = (name: string) => t('beside', { name: t('average'), other: name })
  return (
    <Part title={t('cohorts')} query={query} isWide isCompared numbers={['cohorts.retained']}>
      {(cohorts) =>
        cohorts.rows.length === 0 ? (
          <p className="quiet">{t('cohortsNone')}</p>
        ) : (
          <div>
            <CohortTable cohorts={cohorts} beside={beside} />
            <CsvButton
              file="cohorts"
              label={t('cohorts')}
              lines={() => [
                [t('beganIn'), t('learners'), ...cohorts.average.map((_, k) => t('week', { k }))],
                ...cohorts.rows.map(({ weekOn, size, retained }) => [weekOn, size, ...retained]),
                ...(beside === null ? [] : [[averageOf(beside.name), null, ...beside.data]]),
              ]}
            />
          </div>
        )
      }
    </Part>
  )
}

interface CohortTableProps {
  cohorts: Cohorts
  /** Averages of a second set of filters. */
  beside: Beside<Cohorts['average']> | null
}

function CohortTable({ cohorts: { rows, average }, beside }: CohortTableProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const { short } = useDays()
  return (
    <div className="table-box" role="group" aria-label={t('cohorts')} tabIndex={0}>
      <table className="table figures cohorts">
        <thead>
          <tr>
            <th scope="col">{t('beganIn')}</th>
            <th scope="col">{t('learners')}</th>
            {average.map((_, k) => (
              <th key={k} scope="col">
                {t('week', { k })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ weekOn, size, retained }) => (
            <tr key={weekOn}>
              <th scope="row">{short(weekOn)}</th>
              <td>{number(size)}</td>
              {retained.map((share, k) => (
                <Cell key={k} share={share} isFuture={k >= retained.length - weeksAfter(rows, weekOn)} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('average')}</th>
            <td />
            {average.map((share, k) => (
              <Cell key={k} share={share} isFuture={false} />
            ))}
          </tr>
          {beside !== null && (
            <tr>
              <th scope="row">{t('beside', { name: t('average'), other: beside.name })}</th>
              <td />
              {average.map((_, k) => (
                <Cell key={k} share={beside.data[k] ?? null} isFuture={beside.data[k] === undefined} />
              ))}
            </tr>
          )}
        </tfoot>
      </table>
    </div>
  )
}

/** Weeks that a cohort is younger than the first. */
function weeksAfter(rows: Cohorts['rows'], weekOn: string): number {
  const first = rows[0]?.weekOn ?? weekOn
  return Math.round((Date.parse(weekOn) - Date.parse(first)) / (7 * 86_400_000))
}

/** A share on its tint; a week that goes on is hatched and says so, one to come is empty. */
function Cell({ share, isFuture }: { share: number | null; isFuture: boolean }) {
  const t = useWords(words)
  const { percent } = useFormats()
  if (isFuture) return <td />
  if (share === null)
    return (
      <td className="cohort" data-blank>
        <span className="unseen">{t('notOver')}</span>
      </td>
    )
  return (
    <td className="cohort" style={{ '--share': share } as CSSProperties}>
      {percent(share)}
    </td>
  )
}
