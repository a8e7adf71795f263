import { useLocal, useWords } from '@banxue/ui/words'
import type { UnitView } from '#learning/contract'
import { words } from '../words.ts'
import type { Slot } from './unit-flow.ts'

interface OtherPlaceProps {
  view: UnitView
  slot: Slot
  onGo: (slot: Slot) => void
}

/** Two devices stood at different steps: the later one is shown, the other is one press away. */
export function OtherPlace({ view, slot, onGo }: OtherPlaceProps) {
  const t = useWords(words)
  const local = useLocal()
  const { otherPosition, steps } = view
  const index = steps.findIndex((step) => step.id === otherPosition?.stepId)
  const step = steps[index]
  if (step === undefined || view.state.completedAt !== null || step.id === slot) return null
  const name = step.title === null ? t('stepNumber', { number: index + 1 }) : local(step.title)
  return (
    <p className="player-undo">
      {t('otherDevice', { step: name })}{' '}
      <button type="button" className="player-link" onClick={() => onGo(step.id)}>
        {t('goThere')}
      </button>
    </p>
  )
}
