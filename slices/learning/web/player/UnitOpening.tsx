import { unitOpening, unitSize } from '@banxue/ui/first/unit'
import { Html } from '@banxue/ui/Html'
import { useLanguage, useWords } from '@banxue/ui/words'
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
  const language = useLanguage()
  const isDone = view.state.completedAt !== null
  const hasBegun = view.state.progress > 0
  const head = <StepHeading title={view.title} eyebrow={unitSize(view, language)} takesFocus={takesFocus} />
  return (
    <>
      {unitOpening({
        unit: view,
        language,
        head,
        hook: view.hook !== null && <Html html={view.hook} as="reading" />,
      })}
      {isDone && <p className="player-quiet">{t('unitDoneBefore')}</p>}
      <ActionBar label={isDone ? t('lookAgain') : hasBegun ? t('continue') : t('begin')} onAct={onBegin} />
    </>
  )
}
