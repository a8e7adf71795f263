import { Text } from '@banxue/ui/Html'
import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { IconCertificate, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Enrolment } from '#learning/contract'
import { wayOf } from '../way.ts'
import { words } from '../words.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { keyOf, type Work } from '../work/work.ts'

/** A course of the learner's: how far it is, and the way on. */
export function CourseRow({ enrolment }: { enrolment: Enrolment }) {
  const t = useWords(words)
  const local = useLocal()
  const { date } = useFormats()
  const { details, unitsDone, unitCount, completedAt, next } = enrolment
  const title = local(details.title)
  return (
    <li className="course-row">
      <div className="course-row-line">
        <Link to="/courses/$slug" params={{ slug: enrolment.slug }} className="course-row-title">
          <Text text={details.title} />
        </Link>
        {next !== null && (
          <Link
            to="/learn/$courseId/$unitId"
            params={{ courseId: enrolment.courseId, unitId: next.place.unitId }}
            className="course-row-go"
            aria-label={t(enrolment.lastActAt === null ? 'beginIn' : 'continueIn', { course: title })}
          >
            {enrolment.lastActAt === null ? t('begin') : t('continue')}
            <IconChevronRight size={18} stroke={1.75} aria-hidden />
          </Link>
        )}
        {completedAt !== null && (
          <Link {...wayOf({ to: `/certificates/${enrolment.courseId}` })} className="course-row-go">
            <IconCertificate size={18} stroke={1.75} aria-hidden />
            {t('certificate')}
          </Link>
        )}
      </div>
      <ProgressBar share={unitsDone / unitCount} label={t('courseProgress', { course: title })} />
      <p className="course-row-facts figures">
        {completedAt === null
          ? t('unitsOf', { done: unitsDone, count: unitCount })
          : t('finishedOn', { date: date(completedAt) })}
      </p>
      <NewerVersion enrolment={enrolment} />
    </li>
  )
}

/** A newer version waits; moving up is the learner's choice. */
function NewerVersion({ enrolment }: { enrolment: Enrolment }) {
  const t = useWords(words)
  const { outbox } = useOutbox()
  const work: Work = { kind: 'move_up', courseId: enrolment.courseId }
  const isMoving = outbox.get(keyOf(work)) !== null
  if (enrolment.newerVersion === null || enrolment.completedAt !== null) return null
  return (
    <p className="player-undo">
      {outbox.stateOf(keyOf(work)) === 'later' ? t('markWaiting') : t('newerVersion')}{' '}
      <button type="button" className="player-link" disabled={isMoving} onClick={() => outbox.put(work)}>
        {t('moveUp')}
      </button>
    </p>
  )
}
