import { OpenAlarms } from '../alarms/OpenAlarms.tsx'
import { ActivityPart } from './ActivityPart.tsx'
import { Below } from './Below.tsx'
import { CohortsPart } from './CohortsPart.tsx'
import { CompletionPart } from './CompletionPart.tsx'
import { DropOffPart } from './DropOffPart.tsx'
import { LatestPart } from './LatestPart.tsx'
import { WeeklyMailPart } from '../weekly-mail/WeeklyMailPart.tsx'
import { PulseFrame } from './PulseFrame.tsx'

/** Who learns, how long, where they leave, whether they come back: the school at a glance, live. */
export function PulsePage() {
  return (
    <PulseFrame place="/console/pulse">
      {(input, courses) => (
        <>
          <OpenAlarms input={input} />
          <ActivityPart input={input} />
          <LatestPart input={input} />
          <Below input={input}>
            <CompletionPart input={input} />
            <DropOffPart input={input} courses={courses} />
            <CohortsPart input={input} />
            <WeeklyMailPart className="part" />
          </Below>
        </>
      )}
    </PulseFrame>
  )
}
