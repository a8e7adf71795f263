import { Html, Text } from '@banxue/ui/Html'
import { useFormats, useWords } from '@banxue/ui/words'
import type { UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { ActionBar } from './ActionBar.tsx'
import { StepHeading } from './StepHeading.tsx'

interface UnitOpeningProps {
  view: UnitView
  takesFocus: boolean
  onBegin: () => void
}

/** How a unit begins: what one can do after it, and why that matters. */
export function UnitOpening({ view, takesFocus, onBegin }: UnitOpeningProps) {
  const t = useWords(words)
  const { duration } = useFormats()
  const totalS = view.steps.reduce((sum, step) => sum + step.estimatedS, 0)
  const isDone = view.state.completedAt !== null
  const hasBegun = view.state.progress > 0
  return (
    <>
      <StepHeading
        title={view.title}
        eyebrow={t('unitSize', { duration: duration(totalS), count: view.steps.length })}
        takesFocus={takesFocus}
      />
      {view.goal !== null && (
        <div className="unit-goal">
          <p className="unit-goal-label">{t('goal')}</p>
          <Text as="p" text={view.goal} />
        </div>
      )}
      {view.hook !== null && <Html html={view.hook} as="reading" />}
      {isDone && <p className="player-quiet">{t('unitDoneBefore')}</p>}
      <ActionBar label={isDone ? t('lookAgain') : hasBegun ? t('continue') : t('begin')} onAct={onBegin} />
    </>
  )
}
