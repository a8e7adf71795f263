import { Html } from '@banxue/ui/Html'
import { usePageTitle } from '@banxue/ui/shell'
import { useLocal, useWords } from '@banxue/ui/words'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import type { StepId } from '#courses/contract'
import type { StepView, UnitView } from '#learning/contract'
import { useAttendance } from '../useAttendance.ts'
import { SyncLine } from '../receipt/SyncLine.tsx'
import { words } from '../words.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { type Jump, JumpTo } from './jump.ts'
import { LearningNow, PlayerTop } from './PlayerTop.tsx'
import { OtherPlace } from './OtherPlace.tsx'
import type { QuestionContent } from './question.ts'
import { QuestionStep } from './QuestionStep.tsx'
import { ReadingStep } from './ReadingStep.tsx'
import { neighbour, type Slot, startSlot, stationOf } from './unit-flow.ts'
import { SessionEnded } from './SessionEnded.tsx'
import { prepareVideo } from '../video/load-player.ts'
import { VideoStep } from '../video/VideoStep.tsx'
import { UnitEnding } from './UnitEnding.tsx'
import { UnitOpening } from './UnitOpening.tsx'
import { usePlayerKeys } from './usePlayerKeys.ts'
import { useNextAhead } from './useUnit.ts'

/** A position is kept once the learner has stood there for a moment, milliseconds. */
const settledMs = 600

/** One unit under way; mounted anew for every unit. */
export function UnitPlayer({ view }: { view: UnitView }) {
  const t = useWords(words)
  const { slot, asks, hasMoved, go, jump } = useSlot(view)
  const [opened] = useState(view.position)
  usePageTitle(useLocal()(view.title))
  useNextAhead(view)
  usePlayerKeys((by) => go(neighbour(view, slot, by)))
  const place = { courseId: view.courseId, unitId: view.unitId, stepId: attendedStep(view, slot) }
  const { mediaPlays } = useAttendance(place)
  usePreparedVideo(view)
  const shared = { view, takesFocus: hasMoved }
  const step = view.steps.find((one) => one.id === slot)
  const onContinue = () => go(neighbour(view, slot, 1))
  return (
    <JumpTo value={jump}>
      <div className="player">
        <PlayerTop view={view} slot={slot} onGo={go} />
        <main id="main" tabIndex={-1} className="player-main" key={slot} data-moved={hasMoved || undefined}>
          <SessionEnded />
          <OtherPlace {...{ view, slot, opened, hasMoved }} onGo={go} />
          {slot === 'opening' && <UnitOpening {...shared} onBegin={onContinue} />}
          {step !== undefined && (
            <AnyStep {...shared} {...{ step, asks, onContinue }} onPlaying={mediaPlays} />
          )}
          {slot === 'ending' && <UnitEnding {...shared} onGo={go} />}
        </main>
        <footer className="player-credits">
          <SyncLine />
          <LearningNow courseId={view.courseId} />
          {view.attribution !== null && (
            <div className="attribution" aria-label={t('attribution')} role="note">
              <Html html={view.attribution} />
            </div>
          )}
        </footer>
      </div>
    </JumpTo>
  )
}

interface AnyStepProps {
  view: UnitView
  step: StepView
  takesFocus: boolean
  /** A question of the video that is asked at once. */
  asks: StepId | null
  onPlaying: (isPlaying: boolean) => void
  onContinue: () => void
}

function AnyStep({ step, asks, onPlaying, ...rest }: AnyStepProps) {
  const { content } = step
  if (content.kind === 'video')
    return <VideoStep key={asks} {...rest} {...{ asks, onPlaying }} step={{ ...step, content }} />
  return content.kind === 'reading' ? (
    <ReadingStep {...rest} step={{ ...step, content }} />
  ) : (
    <QuestionStep {...rest} step={{ ...step, content: content satisfies QuestionContent }} />
  )
}

/** Where the learner stands; every move is kept, on this device at once and on the server a moment later. */
function useSlot(view: UnitView) {
  const { outbox } = useOutbox()
  const [last, setLast] = useState(useAsked(view))
  const [{ slot, asks }, setStation] = useState(() => stationOf(view, last?.stepId ?? startSlot(view)))
  const [hasMoved, setMoved] = useState(false)
  // Whoever opens a unit may just have signed in again: what waited for that goes first.
  useEffect(() => outbox.wake(), [outbox])
  useEffect(() => {
    if (hasMoved) scrollTo({ top: 0, behavior: 'instant' })
  }, [slot, hasMoved])
  const go = (wanted: Slot) => {
    const { slot: to, asks: question } = stationOf(view, wanted)
    if (to === slot && question === asks) return
    setLast(null)
    setStation({ slot: to, asks: question })
    setMoved(true)
    const step = view.steps.find(({ id }) => id === to)
    // A video keeps its own place, to the second.
    if (step === undefined || step.content.kind === 'video') return
    const { courseId, unitId } = view
    outbox.put({ kind: 'position', courseId, unitId, stepId: step.id }, settledMs)
  }
  const jump = {
    last,
    go(stepId: StepId, atS: number | null) {
      go(stepId)
      setLast({ stepId, atS })
    },
  }
  return { slot, asks, hasMoved, go, jump }
}

const route = getRouteApi('/learn/$courseId/$unitId')

/** The moment that the address asks for, once: afterwards the address is the unit's again, and a refresh goes on. */
function useAsked(view: UnitView): Jump | null {
  const { step, at } = route.useSearch()
  const navigate = route.useNavigate()
  const forget = useEffectEvent(() => {
    if (step !== undefined)
      void navigate({ search: ({ step: _step, at: _at, ...rest }) => rest, replace: true })
  })
  useEffect(() => forget(), [])
  const known = view.steps.find(({ id }) => id === step)
  return known === undefined ? null : { stepId: known.id, atS: at ?? null }
}

/** The first video's start is fetched while its unit still opens; once, whatever changes in the unit later. */
function usePreparedVideo({ steps, position }: UnitView): void {
  const prepare = useEffectEvent(() => prepareVideo(steps, { isNext: false, atS: position?.atS ?? 0 }))
  useEffect(() => prepare(), [])
}

/** The opening counts for the first step, the ending for the last: learning time needs a step. */
function attendedStep(view: UnitView, slot: Slot): StepView['id'] {
  if (slot !== 'opening' && slot !== 'ending') return slot
  const step = slot === 'opening' ? view.steps[0] : view.steps.at(-1)
  if (step === undefined) throw new Error('A unit has a step at least.')
  return step.id
}
