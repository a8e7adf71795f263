import '../learning.css'
import './course.css'
import { Failure } from '@banxue/ui/states'
import { useSession } from '@banxue/ui/session'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Enrolment } from '#learning/contract'
import { learning } from '../api.ts'
import { isReturning } from '../today/day.ts'
import { PrefetchUnit } from '../today/PrefetchUnit.tsx'
import { SaveCoursePart } from '../offline/SaveCoursePart.tsx'
import { NowLine } from '../NowLine.tsx'
import { useBecomeGuest } from '../useBecomeGuest.ts'
import { wayOf } from '../way.ts'
import { words } from '../words.ts'
import type { NextAction, Viewer } from './next-action.ts'
import { type CourseOfPage, useCourseProgress } from './useCourseProgress.ts'

/** The right next action of a course page: try, enrol, begin, continue, or see the certificate. */
export function CourseActionPart({ course }: { course: CourseOfPage }) {
  const { action, progress, viewer } = useCourseProgress(course)
  const now = progress?.learningNow ?? null
  const [today] = useState(() => new Date())
  const isBack = action?.kind === 'continue' && isReturning(progress?.enrolment?.lastActAt ?? null, today)
  return (
    <>
      {action === null ? (
        <span className="button button-waiting" aria-hidden="true" />
      ) : (
        <Action course={course} action={action} />
      )}
      {isBack ? (
        <ReturnLine enrolment={progress?.enrolment ?? null} />
      ) : (
        action !== null && <NextLine course={course} action={action} viewer={viewer} />
      )}
      {progress !== undefined && (viewer === 'guest' || progress.enrolment !== null) && (
        <SaveCoursePart course={course} progress={progress} isGuest={viewer === 'guest'} />
      )}
      {now !== null && <NowLine count={now} />}
    </>
  )
}

function Action({ course, action }: { course: CourseOfPage; action: NextAction }) {
  const t = useWords(words)
  switch (action.kind) {
    case 'try':
      return <TryButton course={course} />
    case 'enrol':
      return <EnrolButton course={course} />
    case 'sign_up':
      return (
        <Link {...wayOf({ to: '/sign-up', next: `/courses/${course.slug}` })} className="button">
          {t('keepIt')}
        </Link>
      )
    case 'certificate':
      return (
        <Link {...wayOf({ to: `/certificates/${action.courseId}` })} className="button">
          {t('toCertificate')}
        </Link>
      )
    case 'begin':
    case 'continue':
      return (
        <>
          <Link
            to="/learn/$courseId/$unitId"
            params={{ courseId: course.id, unitId: action.unitId }}
            className="button"
          >
            {t(action.kind)}
          </Link>
          <PrefetchUnit courseId={course.id} unitId={action.unitId} />
        </>
      )
  }
}

/** The first unit without an account: nothing is asked, the person row is made on the press. */
function TryButton({ course }: { course: CourseOfPage }) {
  const t = useWords(words)
  const { person } = useSession()
  const navigate = useNavigate()
  const guest = useBecomeGuest()
  const open = () =>
    navigate({
      to: '/learn/$courseId/$unitId',
      params: { courseId: course.id, unitId: course.firstUnitId },
    })
  const press = async () => {
    if (person === null) await guest.mutateAsync()
    await open()
  }
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={guest.isPending}
        onClick={() => void press().catch(() => undefined)}
      >
        {t('tryFirst')}
      </button>
      {guest.isError && <Failure error={guest.error} />}
    </>
  )
}

function EnrolButton({ course }: { course: CourseOfPage }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const enrol = useMutation(
    learning.enrol.mutationOptions({
      async onSuccess({ next }) {
        void queries.invalidateQueries({ queryKey: learning.key() })
        const unitId = next?.place.unitId ?? course.firstUnitId
        await navigate({ to: '/learn/$courseId/$unitId', params: { courseId: course.id, unitId } })
      },
    }),
  )
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={enrol.isPending}
        onClick={() => enrol.mutate({ courseId: course.id })}
      >
        {t('enrol')}
      </button>
      {enrol.isError && <Failure error={enrol.error} />}
    </>
  )
}

/** After an absence: a greeting, and how little is left; the unit itself brings them back to where they were. */
function ReturnLine({ enrolment }: { enrolment: Enrolment | null }) {
  const t = useWords(words)
  const local = useLocal()
  const { duration } = useFormats()
  if (enrolment === null || enrolment.next === null) return null
  const { title, remainingS } = enrolment.next
  return (
    <p className="action-line">{t('backLine', { unit: local(title), duration: duration(remainingS) })}</p>
  )
}

interface NextLineProps {
  course: CourseOfPage
  action: NextAction
  viewer: Viewer
}

/** One line below the button: which unit it opens and how long it takes, or what signing up keeps. */
function NextLine({ course, action, viewer }: NextLineProps) {
  const t = useWords(words)
  const local = useLocal()
  const { duration } = useFormats()
  if (action.kind === 'sign_up') return <p className="action-line">{t('keepItWhy')}</p>
  if (!('unitId' in action)) return null
  const units = course.outline.modules.flatMap((module) => module.units)
  const unit = units.find((one) => one.id === action.unitId)
  if (unit === undefined) return null
  const facts = { unit: local(unit.title), duration: duration(unit.estimatedS) }
  return (
    <p className="action-line">
      {action.kind === 'try' && viewer === 'visitor' ? t('tryLine', facts) : t('nextLine', facts)}
    </p>
  )
}
