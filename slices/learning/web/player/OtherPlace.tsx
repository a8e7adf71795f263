import { useLocal, useWords } from '@banxue/ui/words'
import type { UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { elsewhereOf, type Slot } from './unit-flow.ts'

interface OtherPlaceProps {
  view: UnitView
  slot: Slot
  /** Where the learner stood when the unit was opened on this page. */
  opened: UnitView['position']
  /** Whether they have moved since. */
  hasMoved: boolean
  onGo: (slot: Slot) => void
}

/**
 * Two devices stood at different steps: on opening, the later one is shown and the other is one press away; on a page
 * that stands open, nothing moves by itself, and where another device has gone on to is one press away.
 */
export function OtherPlace({ view, slot, opened, hasMoved, onGo }: OtherPlaceProps) {
  const t = useWords(words)
  const local = useLocal()
  const { otherPosition, steps } = view
  const otherId = elsewhereOf(view, slot, { opened, hasMoved }) ?? (hasMoved ? null : otherPosition?.stepId)
  const index = steps.findIndex((step) => step.id === otherId)
  const step = steps[index]
  if (step === undefined || view.state.completedAt !== null || step.id === slot) return null
  const name = step.title === null ? t('stepNumber', { number: index + 1 }) : local(step.title)
  return (
    <p className="player-undo" role="status">
      {t('otherDevice', { step: name })}{' '}
      <button type="button" className="player-link" onClick={() => onGo(step.id)}>
        {t('goThere')}
      </button>
    </p>
  )
}
