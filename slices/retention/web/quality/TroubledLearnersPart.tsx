import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { QualityQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { FigureTable } from './FigureTable.tsx'
import { PlaceName } from './PlaceName.tsx'
import { slowly } from './useQuality.ts'
import { useQualityFormats } from './useQualityFormats.ts'

/** Who had trouble, when and where, and whether they have learned on a day since. */
export function TroubledLearnersPart({ input }: { input: QualityQuestion }) {
  const t = useWords(words)
  const { number, moment } = useFormats()
  const write = useQualityFormats()
  const query = useQuery({ ...retention.troubledLearners.queryOptions({ input }), ...slowly })
  return (
    <Part
      title={t('trouble')}
      query={query}
      isWide
      numbers={['troubledLearners.trouble', 'troubledLearners.backSince']}
    >
      {({ learners }) =>
        learners.length === 0 ? (
          <p className="quiet">{t('troubleNone')}</p>
        ) : (
          <FigureTable
            label={t('trouble')}
            rows={learners}
            keyOf={({ name, lastAt }) => `${name} ${lastAt.getTime()}`}
            isTall
            columns={[
              { title: t('learner'), cell: ({ name }) => name },
              {
                title: t('badSittings'),
                cell: ({ bad, sittings }) => t('badOf', { bad: number(bad), sittings: number(sittings) }),
              },
              { title: t('slowest'), cell: (row) => write.wait(row.slowestMs) },
              { title: t('rebufferRatio'), cell: (row) => write.share(row.rebufferRatio) },
              { title: t('failureRate'), cell: (row) => number(row.failed) },
              { title: t('exitRate'), cell: (row) => number(row.givenUp) },
              { title: t('lastTime'), cell: (row) => moment(row.lastAt) },
              {
                title: t('where'),
                isWords: true,
                cell: (row) => (
                  <>
                    <PlaceName title={row.unitTitle} />{' '}
                    <span className="quiet">
                      {[write.device(row.device), write.network(row.network), write.region(row.region)].join(
                        ' · ',
                      )}
                    </span>
                  </>
                ),
              },
              { title: t('backSince'), cell: (row) => (row.isBackSince ? t('yes') : t('notYet')) },
            ]}
          />
        )
      }
    </Part>
  )
}
