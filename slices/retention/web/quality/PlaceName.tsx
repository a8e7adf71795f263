import { Text } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import type { TroubledUnit } from '#retention/contract'
import { words } from '../words.ts'

interface PlaceNameProps {
  title: TroubledUnit['unitTitle']
  /** From 1; left out where the unit is enough. */
  stepNumber?: number | null
}

/** A unit, and which of its steps. */
export function PlaceName({ title, stepNumber = null }: PlaceNameProps) {
  const t = useWords(words)
  return (
    <>
      {title === null ? <span className="quiet">{t('lostUnit')}</span> : <Text text={title} />}
      {stepNumber !== null && <span className="incomplete-word"> {t('step', { number: stepNumber })}</span>}
    </>
  )
}
