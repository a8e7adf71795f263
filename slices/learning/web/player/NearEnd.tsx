import { useFocusMode } from '@banxue/ui/focus'
import { useSession } from '@banxue/ui/session'
import { useFormats, useWords } from '@banxue/ui/words'
import { useState } from 'react'
import type { UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { isNearEnd, remainingS } from './near-end.ts'
import { createOnceAUnit } from './once-a-unit.ts'
import type { Slot } from './unit-flow.ts'

const once = createOnceAUnit('banxue-near-end', () => localStorage)
/** Where it was said in this page life, by person and unit: a player that is drawn anew goes on saying it. */
const said = new Map<string, Slot>()

function saidAt(personId: string, unitId: UnitView['unitId'], slot: Slot): Slot | null {
  const key = `${personId} ${unitId}`
  if (!said.has(key) && once.take(personId, unitId)) said.set(key, slot)
  return said.get(key) ?? null
}

interface NearEndProps {
  view: UnitView
  slot: Slot
}

/** "Two minutes left in this unit", when it is true: a quiet line, once a unit, gone with the next step. */
export function NearEnd({ view, slot }: NearEndProps) {
  const { isOn: isFocused } = useFocusMode()
  const isNear = isNearEnd(remainingS(view), view.state.progress)
  return (
    <p className="near-end" role="status">
      {isNear && !isFocused && <TimeLeft view={view} slot={slot} />}
    </p>
  )
}

/** Says it where it first became true, if it was not said in this unit before. */
function TimeLeft({ view, slot }: NearEndProps) {
  const t = useWords(words)
  const { duration } = useFormats()
  const personId = useSession().person?.id ?? ''
  const [toldAt] = useState(() => saidAt(personId, view.unitId, slot))
  return toldAt === slot ? t('nearEnd', { duration: duration(remainingS(view)) }) : null
}
