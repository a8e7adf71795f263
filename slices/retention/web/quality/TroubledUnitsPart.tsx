import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { QualityQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { Bar } from './ComparedPart.tsx'
import { FigureTable } from './FigureTable.tsx'
import { PlaceName } from './PlaceName.tsx'
import { slowly } from './useQuality.ts'
import { useQualityFormats } from './useQualityFormats.ts'

/** The videos that play worst, and what learners said of them. */
export function TroubledUnitsPart({ input }: { input: QualityQuestion }) {
  const t = useWords(words)
  const { number } = useFormats()
  const write = useQualityFormats()
  const query = useQuery({ ...retention.troubledUnits.queryOptions({ input }), ...slowly })
  return (
    <Part
      title={t('worstVideos')}
      query={query}
      isWide
      numbers={['troubledUnits.badSittings', 'troubledUnits.stutterReports']}
    >
      {({ units }) => {
        const troubled = units.filter(({ bad, stutterReports }) => bad > 0 || stutterReports > 0)
        if (troubled.length === 0) return <p className="quiet">{t('worstNone')}</p>
        return (
          <FigureTable
            label={t('worstVideos')}
            rows={troubled}
            keyOf={({ stepId }) => stepId}
            isTall
            columns={[
              {
                title: t('video'),
                cell: ({ unitTitle, unitId, stepNumber }) => (
                  <PlaceName
                    title={unitTitle}
                    inside={{ unitId, population: input.population }}
                    stepNumber={stepNumber}
                  />
                ),
              },
              { title: t('badShare'), cell: (row) => <Bar share={row.badShare} /> },
              {
                title: t('sittings'),
                cell: ({ bad, sittings }) => t('badOf', { bad: number(bad), sittings: number(sittings) }),
              },
              { title: t('stutterReports'), cell: (row) => number(row.stutterReports) },
              { title: `${t('startup')}, ${t('most')}`, cell: (row) => write.wait(row.startupP95Ms) },
              { title: t('rebufferRatio'), cell: (row) => write.share(row.rebufferRatio) },
              { title: t('failureRate'), cell: (row) => number(row.failed) },
              { title: t('exitRate'), cell: (row) => number(row.givenUp) },
              { title: t('learners'), cell: (row) => number(row.learners) },
            ]}
          />
        )
      }}
    </Part>
  )
}
