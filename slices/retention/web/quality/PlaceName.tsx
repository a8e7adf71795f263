import { Text } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import type { Population, TroubledUnit } from '#retention/contract'
import { Link } from '@tanstack/react-router'
import { words } from '../words.ts'

interface PlaceNameProps {
  title: TroubledUnit['unitTitle']
  /** Where the name leads to: the inside of the unit. */
  inside?: Pick<TroubledUnit, 'unitId'> & { population: Population }
  /** From 1; left out where the unit is enough. */
  stepNumber?: number | null
}

/** A unit, and which of its steps. */
export function PlaceName({ title, inside, stepNumber = null }: PlaceNameProps) {
  const t = useWords(words)
  return (
    <>
      {title === null ? (
        <span className="quiet">{t('lostUnit')}</span>
      ) : inside === undefined ? (
        <Text text={title} />
      ) : (
        <Link
          to="/console/pulse/unit/$unitId"
          params={{ unitId: inside.unitId }}
          search={{ population: inside.population }}
          className="unit-link"
        >
          <Text text={title} />
        </Link>
      )}
      {stepNumber !== null && <span className="incomplete-word"> {t('step', { number: stepNumber })}</span>}
    </>
  )
}
