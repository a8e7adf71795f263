import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { IconCircleCheck } from '@tabler/icons-react'
import type { StepView, UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { ActionBar } from './ActionBar.tsx'
import { StepHeading } from './StepHeading.tsx'
import { stateOf } from './unit-flow.ts'
import { useReading } from './useReading.ts'

interface ReadingStepProps {
  view: UnitView
  step: StepView & { content: { kind: 'reading' } }
  takesFocus: boolean
  onContinue: () => void
}

/** A page to read. Going on is always possible; the line above the action says what counts. */
export function ReadingStep({ view, step, takesFocus, onContinue }: ReadingStepProps) {
  const t = useWords(words)
  const place = { courseId: view.courseId, unitId: view.unitId, stepId: step.id }
  const isDone = stateOf(view, step.id)?.completedAt != null
  const { end, missing } = useReading(step, place, isDone)
  const isEnough = isDone || (!missing.end && missing.seconds === 0)
  return (
    <>
      <StepHeading title={step.title ?? view.title} takesFocus={takesFocus} />
      <article className="reading">
        <Html html={step.content.html} as="reading" />
      </article>
      <div ref={end} className="reading-end" />
      <ActionBar label={t('continue')} onAct={onContinue}>
        {isEnough ? (
          <span className="player-done">
            <IconCircleCheck size={18} stroke={1.75} aria-hidden /> {t('readingDone')}
          </span>
        ) : missing.end ? (
          t('readingToEnd')
        ) : (
          t('readingMoreTime')
        )}
      </ActionBar>
    </>
  )
}
