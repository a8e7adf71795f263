import { ChurnPart } from './ChurnPart.tsx'
import { LifecyclePart } from './LifecyclePart.tsx'
import { PulseFrame } from './PulseFrame.tsx'

/** Who is new, who stays, who returns, and who stays away, week by week. */
export function ComingPage() {
  return (
    <PulseFrame place="/console/pulse/coming">
      {(input) => (
        <>
          <LifecyclePart input={input} />
          <ChurnPart input={input} />
        </>
      )}
    </PulseFrame>
  )
}
