import { Text } from '@banxue/ui/Html'
import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Enrolment } from '#learning/contract'
import { type Say, words } from '../words.ts'
import { daysBetween } from './day.ts'
import { PrefetchUnit } from './PrefetchUnit.tsx'

/** The next thing to do: which unit, how long it still takes, and why it is this one. */
export function ContinueCard({ enrolment, now }: { enrolment: Enrolment; now: Date }) {
  const t = useWords(words)
  const local = useLocal()
  const { duration } = useFormats()
  const { next, details } = enrolment
  if (next === null) return null
  return (
    <article className="continue-card">
      <Link
        to="/learn/$courseId/$unitId"
        params={{ courseId: enrolment.courseId, unitId: next.place.unitId }}
        className="continue-link"
      >
        <span className="continue-play" aria-hidden="true">
          <IconPlayerPlayFilled size={22} />
        </span>
        <span className="continue-words">
          <span className="continue-do">{enrolment.lastActAt === null ? t('begin') : t('continue')}</span>
          <Text className="continue-title" text={next.title} />
          <span className="continue-facts">
            {local(details.title)} · {t('timeLeft', { duration: duration(next.remainingS) })}
          </span>
          <span className="continue-why">{whyOf(t, enrolment, now)}</span>
        </span>
      </Link>
      <ProgressBar
        share={enrolment.unitsDone / enrolment.unitCount}
        label={t('courseProgress', { course: local(details.title) })}
        isThin
      />
      <PrefetchUnit courseId={enrolment.courseId} unitId={next.place.unitId} />
    </article>
  )
}

function whyOf(t: Say, { lastActAt, unitsDone }: Enrolment, now: Date): string {
  if (lastActAt === null) return t('whyFirst')
  const days = daysBetween(lastActAt, now)
  if (days <= 0) return unitsDone === 0 ? t('whyTodayFirst') : t('whyToday', { count: unitsDone })
  return days === 1 ? t('whyYesterday') : t('whyDays', { count: days })
}
