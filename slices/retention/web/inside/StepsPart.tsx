import { useFormats, useWords } from '@banxue/ui/words'
import { useId } from 'react'
import type { UnitId } from '#courses/contract'
import type { UnitSteps } from '#retention/contract'
import { DataTable } from '../pulse/DataTable.tsx'
import { Definitions } from '../pulse/Definitions.tsx'
import { words } from '../words.ts'
import { LeftButton } from './LeftButton.tsx'
import { ShareBar } from './ShareBar.tsx'
import { StepLink } from './StepLink.tsx'

interface StepsPartProps {
  steps: Pick<UnitSteps, 'courseId' | 'stages'>
  unitId: UnitId
  /** Shows who left after a step. */
  show: (place: number) => void
}

/** Step by step, who is still there and who left after it. */
export function StepsPart({ steps: { courseId, stages }, unitId, show }: StepsPartProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const id = useId()
  const name = (place: number) => (place === 0 ? t('openedIt') : t('stepPlace', { number: place }))
  return (
    <section className="part" data-wide aria-labelledby={id}>
      <h2 id={id} className="part-title">
        {t('stepByStep')}
      </h2>
      {(stages[0]?.stillThere ?? 0) === 0 ? (
        <p className="quiet">{t('dropOffNone')}</p>
      ) : (
        <DataTable
          file="steps"
          label={t('stepByStep')}
          rows={stages}
          isShort
          keyOf={({ place }) => String(place)}
          columns={[
            {
              title: t('stepOf'),
              cell: ({ place, stepId }) => (
                <StepLink courseId={courseId} unitId={unitId} stepId={stepId}>
                  {name(place)}
                </StepLink>
              ),
              plain: ({ place }) => name(place),
            },
            {
              title: t('stillThere'),
              cell: (row) => <ShareBar share={row.share} />,
              plain: (row) => row.share,
            },
            {
              title: t('leftAfter'),
              cell: ({ place, left }) => (
                <LeftButton left={left} place={name(place)} show={() => show(place)} />
              ),
              plain: ({ left }) => left,
            },
            {
              title: t('learners'),
              cell: (row) => number(row.stillThere),
              plain: (row) => row.stillThere,
            },
          ]}
        />
      )}
      <Definitions keys={['unitSteps.stillThere', 'unitSteps.leftAfter']} />
    </section>
  )
}
