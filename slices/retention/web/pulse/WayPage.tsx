import { CompletionByPart } from './CompletionByPart.tsx'
import { PulseFrame } from './PulseFrame.tsx'
import { SourcesPart } from './SourcesPart.tsx'
import { StoppedPart } from './StoppedPart.tsx'
import { useWay } from './useWay.ts'
import { WayFilter } from './WayFilter.tsx'
import { WayPart } from './WayPart.tsx'

/** How far people came, where they stopped, who they are, what brought them, and which courses are finished. */
export function WayPage() {
  const { period, step, choose } = useWay()
  return (
    <PulseFrame place="/console/pulse/way" isEarly filter={<WayFilter period={period} choose={choose} />}>
      {(input) => (
        <>
          <WayPart input={{ ...input, period }} show={(next) => choose('step', next)} />
          {step !== null && (
            <StoppedPart key={step} input={{ ...input, period, step }} close={() => choose('step', '')} />
          )}
          <SourcesPart input={{ ...input, period }} />
          <CompletionByPart input={input} />
        </>
      )}
    </PulseFrame>
  )
}
