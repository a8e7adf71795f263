import { useSession } from '@banxue/ui/session'
import { use, useEffect, useEffectEvent, useState } from 'react'
import type { StepId } from '#courses/contract'
import type { UnitView } from '#learning/contract'
import { JumpTo } from '../player/jump.ts'
import { stateOf } from '../player/unit-flow.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { deviceMemory } from './device-memory.ts'
import { beginAt, otherPlace } from './last-place.ts'
import { leaveLargeViews } from './stage.ts'
import { followChoices } from './choices-on.ts'
import { useMediaSession } from './useMediaSession.ts'
import { useMoments } from './useMoments.ts'
import { useSeen } from './useSeen.ts'
import { useVideoSession } from './useVideoSession.ts'
import type { VideoPlayerProps } from './VideoPlayer.tsx'

/** A video between a learner and the school: where it begins, what is kept of it, what it asks. */
export function useVideo({ view, step, playback, playsAtOnce, asks, onPlaying }: VideoPlayerProps) {
  const { outbox } = useOutbox()
  const personId = useSession().person?.id ?? ''
  const place = { courseId: view.courseId, unitId: view.unitId, stepId: step.id }
  const jump = use(JumpTo)
  const questions = useMoments(view, step, asks)
  const [begin] = useState(() => beginOf())
  const [ownS, setOwnS] = useState(begin.atS)
  const otherS = useElsewhere(view, step.id, ownS) ?? begin.otherS
  const seen = useSeen(personId, place, stateOf(view, step.id), playback.durationS)
  const player = useVideoSession({
    place,
    playback,
    beginS: begin.atS,
    playsAtOnce: playsAtOnce && asks === null,
    onPlaying,
    onSeen: seen.add,
    onPlace: keepPlace,
    onPassed(fromS, toS) {
      if (!questions.pass(fromS, toS)) return
      player.video?.pause()
      leaveLargeViews()
    },
  })
  const { video } = player
  useEffect(() => (video === null ? undefined : followChoices(video)), [video])
  const arrive = useEffectEvent(() => {
    if (playsAtOnce) keepPlace(begin.atS, true)
  })
  useEffect(() => arrive(), [])
  useMediaSession(view, step, playback, player.seek)
  return { player, seen, questions, begin, otherS }

  function keepPlace(atS: number, isWorthTelling: boolean): void {
    const rounded = Math.round(atS * 10) / 10
    deviceMemory.keepPlace(personId, step.id, { atS: rounded, savedAtMs: Date.now() })
    if (!isWorthTelling) return
    setOwnS(rounded)
    outbox.put({ kind: 'position', ...place, atS: rounded })
  }
  function beginOf(): { atS: number; otherS: number | null } {
    const { position, otherPosition } = view
    const asked = questions.moments.find((moment) => moment.step.id === asks)
    const far = position?.stepId === step.id && position.atS !== null ? position : null
    const kept = far === null ? null : { atS: far.atS ?? 0, savedAtMs: far.savedAt.getTime() }
    const places = [deviceMemory.place(personId, step.id), kept]
    const jumpedS = jump?.last?.stepId === step.id ? jump.last.atS : null
    const atS = asked?.atS ?? jumpedS ?? beginAt(places, playback.durationS)
    const other = otherPosition?.stepId === step.id ? otherPosition.atS : null
    return { atS, otherS: otherPlace(other, atS) }
  }
}

/** The second to which another device has gone on while this page stood open; null where it has not. */
function useElsewhere({ position }: UnitView, stepId: StepId, ownS: number): number | null {
  const toldS = position?.stepId === stepId ? position.atS : null
  const [openedS] = useState(toldS)
  return toldS === openedS ? null : otherPlace(toldS, ownS)
}
