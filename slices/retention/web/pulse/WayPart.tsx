import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { FunnelQuestion, FunnelStage, LearnerStep } from '#retention/contract'
import { retention } from '../api.ts'
import { LeftButton } from '../inside/LeftButton.tsx'
import { ShareBar } from '../inside/ShareBar.tsx'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { weekly } from './usePulse.ts'

interface WayPartProps {
  input: FunnelQuestion
  /** Shows the people who stopped at a step. */
  show: (step: LearnerStep) => void
}

const numbers = ['visited', 'signedUp', 'firstUnit', 'firstWeek', 'middle', 'finish', 'stopped'].map(
  (name) => `funnel.${name}`,
)

/** Step by step, how many came so far, stopped there, or go on; who stopped is one tap away. */
export function WayPart({ input, show }: WayPartProps) {
  const t = useWords(words)
  const query = useQuery({ ...retention.funnel.queryOptions({ input }), ...weekly })
  return (
    <Part title={t('way')} query={query} isWide numbers={numbers}>
      {({ stages }) =>
        stages[0]?.reached === 0 ? (
          <p className="quiet">{t('wayNone')}</p>
        ) : (
          <>
            <Stages stages={stages} show={show} />
            <p className="quiet">{t(stages[0]?.step === 'visited' ? 'visitorsUnnamed' : 'visitsOfSchool')}</p>
          </>
        )
      }
    </Part>
  )
}

function Stages({ stages, show }: { stages: readonly FunnelStage[]; show: WayPartProps['show'] }) {
  const t = useWords(words)
  const { number } = useFormats()
  return (
    <DataTable
      file="way"
      label={t('way')}
      rows={stages}
      keyOf={({ step }) => step}
      columns={[
        { title: t('stepOf'), cell: ({ step }) => t(`step_${step}`), plain: ({ step }) => t(`step_${step}`) },
        {
          title: t('ofSignedUp'),
          cell: ({ share }) => <ShareBar share={share} />,
          plain: ({ share }) => share,
        },
        {
          title: t('stoppedHere'),
          cell: ({ step, stopped }) =>
            step === 'visited' ? (
              number(stopped)
            ) : (
              <LeftButton left={stopped} place={t(`step_${step}`)} show={() => show(step)} />
            ),
          plain: ({ stopped }) => stopped,
        },
        { title: t('reached'), cell: ({ reached }) => number(reached), plain: ({ reached }) => reached },
        { title: t('onTheWay'), cell: ({ underWay }) => number(underWay), plain: ({ underWay }) => underWay },
      ]}
    />
  )
}
