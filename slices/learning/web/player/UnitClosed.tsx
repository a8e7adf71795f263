import { Empty, Failure, Loading } from '@banxue/ui/states'
import { problemOf } from '@banxue/ui/rpc'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { CourseId, UnitId } from '#courses/contract'
import { learning } from '../api.ts'
import { NotHere } from '../offline/NotHere.tsx'
import { useBecomeGuest } from '../useBecomeGuest.ts'
import { wayOf } from '../way.ts'
import { words } from '../words.ts'

interface UnitClosedProps {
  courseId: CourseId
  unitId: UnitId
  /** The learner has already said that they want the course. */
  joins: boolean
  error: Error
  retry: () => void
}

/** The unit did not open: what that means, and the way in where there is one. */
export function UnitClosed({ courseId, unitId, joins, error, retry }: UnitClosedProps) {
  const t = useWords(words)
  const { code } = problemOf(error)
  if (code === 'NOT_ENROLLED') return <Join courseId={courseId} joins={joins} onJoined={retry} />
  if (code === 'GUESTS_FIRST_UNIT_ONLY')
    return (
      <Lobby>
        <Empty
          title={t('guestsTitle')}
          action={
            <Link
              {...wayOf({ to: '/sign-up', next: `/learn/${courseId}/${unitId}?join=true` })}
              className="button"
            >
              {t('keepIt')}
            </Link>
          }
        >
          <p>{t('guestsWhy')}</p>
        </Empty>
      </Lobby>
    )
  if (code === 'OFFLINE' && !navigator.onLine)
    return (
      <Lobby>
        <NotHere
          retry={
            <button type="button" className="button button-quiet" onClick={retry}>
              {t('tryOnceMore')}
            </button>
          }
        />
      </Lobby>
    )
  return (
    <Lobby>
      <Failure error={error} retry={retry} />
    </Lobby>
  )
}

interface JoinProps {
  courseId: CourseId
  joins: boolean
  onJoined: () => void
}

function Join({ courseId, joins, onJoined }: JoinProps) {
  const t = useWords(words)
  const queries = useQueryClient()
  const enrol = useMutation(
    learning.enrol.mutationOptions({
      async onSuccess() {
        await queries.invalidateQueries({ queryKey: learning.key() })
        onJoined()
      },
    }),
  )
  const { mutate } = enrol
  useEffect(() => {
    if (joins) mutate({ courseId })
  }, [joins, mutate, courseId])
  if (joins && !enrol.isError)
    return (
      <Lobby>
        <Loading lines={6} />
      </Lobby>
    )
  return (
    <Lobby>
      <Empty
        title={t('joinTitle')}
        action={
          <button
            type="button"
            className="button"
            disabled={enrol.isPending}
            onClick={() => enrol.mutate({ courseId })}
          >
            {t('enrol')}
          </button>
        }
      >
        <p>{t('joinWhy')}</p>
      </Empty>
      {enrol.isError && <Failure error={enrol.error} />}
    </Lobby>
  )
}

/** Somebody without a session came by a link: one press begins, and nothing is asked. */
export function VisitorStart() {
  const t = useWords(words)
  const guest = useBecomeGuest()
  return (
    <Lobby>
      <Empty
        title={t('visitorTitle')}
        action={
          <button type="button" className="button" disabled={guest.isPending} onClick={() => guest.mutate()}>
            {t('visitorStart')}
          </button>
        }
      >
        <p>{t('visitorWhy')}</p>
      </Empty>
      {guest.isError && <Failure error={guest.error} />}
    </Lobby>
  )
}

/** The frame is not there, so each of these brings a way out. */
function Lobby({ children }: { children: ReactNode }) {
  const t = useWords(words)
  return (
    <main id="main" tabIndex={-1} className="player-main player-lobby">
      <h1 className="unseen">{t('learn')}</h1>
      {children}
      <p>
        <Link to="/courses">{t('toCatalogue')}</Link>
      </p>
    </main>
  )
}
