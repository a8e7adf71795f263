import { PulseFrame } from '../pulse/PulseFrame.tsx'
import { HabitPart } from './HabitPart.tsx'
import { PersistencePart } from './PersistencePart.tsx'
import { SurvivalPart } from './SurvivalPart.tsx'
import { TimeSpreadPart } from './TimeSpreadPart.tsx'

/** How often they learn, when, how long on a day, whether they go on after errors, and how many weeks they stay. */
export function HabitsPage() {
  return (
    <PulseFrame place="/console/pulse/habits">
      {(input) => (
        <>
          <HabitPart input={input} />
          <TimeSpreadPart input={input} />
          <PersistencePart input={input} />
          <SurvivalPart input={input} />
        </>
      )}
    </PulseFrame>
  )
}
