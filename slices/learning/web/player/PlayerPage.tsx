import { Loading } from '@banxue/ui/states'
import { useSession } from '@banxue/ui/session'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { CourseId, UnitId } from '#courses/contract'
import '../learning.css'
import './player.css'
import { KeysHere, useAsIfArrived } from '../offline/useAsIfArrived.ts'
import { UnitClosed, VisitorStart } from './UnitClosed.tsx'
import { WelcomeBack } from '../welcome/WelcomeBack.tsx'
import { UnitPlayer } from './UnitPlayer.tsx'
import { useUnit } from './useUnit.ts'

const route = getRouteApi('/learn/$courseId/$unitId')

/** The player: the learner's work is the brightest thing on the screen. */
export function PlayerPage() {
  const { person } = useSession()
  const params = route.useParams()
  const { join = false } = route.useSearch()
  const place = { courseId: params.courseId as CourseId, unitId: params.unitId as UnitId }
  return person === null ? (
    <VisitorStart />
  ) : (
    <OpenUnit key={`${person.id} ${place.unitId}`} place={place} joins={join} />
  )
}

interface OpenUnitProps {
  place: { courseId: CourseId; unitId: UnitId }
  joins: boolean
}

function OpenUnit({ place, joins }: OpenUnitProps) {
  const { data, error, refetch } = useUnit(place)
  const { view, keys } = useAsIfArrived(place.unitId, data)
  const [isLedElsewhere] = useState(route.useSearch().step !== undefined)
  if (view !== undefined && (error === null || !isClosing(error)))
    return (
      <KeysHere value={keys}>
        <WelcomeBack view={view} isLedElsewhere={isLedElsewhere}>
          <UnitPlayer view={view} />
        </WelcomeBack>
      </KeysHere>
    )
  if (error !== null)
    return <UnitClosed {...place} joins={joins} error={error} retry={() => void refetch()} />
  return (
    <main id="main" tabIndex={-1} className="player-main player-loading">
      <Loading lines={6} />
    </main>
  )
}

/** Whether an answer means that the unit is not this person's (any more); a lost network is no reason to stop. */
const isClosing = (error: Error) => 'status' in error && (error.status === 401 || error.status === 403)
