import { InstallOffer } from '@banxue/ui/InstallOffer'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useSession } from '@banxue/ui/session'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Enrolment } from '#learning/contract'
import { learning } from '../api.ts'
import { words } from '../words.ts'
import { ContinueCard } from './ContinueCard.tsx'
import { CourseRow } from './CourseRow.tsx'
import { isReturning, partOfDay } from './day.ts'
import { ReturnCard } from './ReturnCard.tsx'
import '../learning.css'
import './today.css'

const greetings = {
  night: 'greetNight',
  morning: 'greetMorning',
  noon: 'greetNoon',
  afternoon: 'greetAfternoon',
  evening: 'greetEvening',
} as const

/** What to do next, in one glance. */
export function TodayPage() {
  const t = useWords(words)
  const { person } = useSession()
  const [now] = useState(() => new Date())
  usePageTitle(t('today'))
  const { data, error, refetch } = useQuery(learning.listEnrolments.queryOptions())
  const greeting = t(greetings[partOfDay(now.getHours())])
  return (
    <div className="today">
      <h1 className="page-title">
        {person?.kind === 'member' ? t('greeting', { greeting, name: person.name }) : greeting}
      </h1>
      {data !== undefined ? (
        <Day enrolments={data} now={now} />
      ) : error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Loading lines={5} />
      )}
    </div>
  )
}

function Day({ enrolments, now }: { enrolments: readonly Enrolment[]; now: Date }) {
  const t = useWords(words)
  const [first, ...others] = enrolments.filter((enrolment) => enrolment.next !== null)
  const done = enrolments.filter((enrolment) => enrolment.next === null)
  if (enrolments.length === 0)
    return (
      <Empty
        title={t('nothingBegun')}
        action={
          <Link to="/courses" className="button">
            {t('toCatalogue')}
          </Link>
        }
      >
        <p>{t('nothingBegunWhy')}</p>
      </Empty>
    )
  return (
    <>
      {first !== undefined &&
        (isReturning(first.lastActAt, now) ? (
          <ReturnCard enrolment={first} />
        ) : (
          <ContinueCard enrolment={first} now={now} />
        ))}
      {first === undefined && (
        <Empty
          title={t('allFinished')}
          action={
            <Link to="/courses" className="button">
              {t('toCatalogue')}
            </Link>
          }
        >
          <p>{t('allFinishedWhy')}</p>
        </Empty>
      )}
      <CourseList title={t('alsoUnderWay')} enrolments={others} />
      <CourseList title={t('finished')} enrolments={done} />
      <InstallOffer isDaily />
      {first !== undefined && (
        <p>
          <Link to="/courses">{t('moreCourses')}</Link>
        </p>
      )}
    </>
  )
}

function CourseList({ title, enrolments }: { title: string; enrolments: readonly Enrolment[] }) {
  if (enrolments.length === 0) return null
  return (
    <section className="today-part">
      <h2>{title}</h2>
      <ul className="course-rows">
        {enrolments.map((enrolment) => (
          <CourseRow key={enrolment.courseId} enrolment={enrolment} />
        ))}
      </ul>
    </section>
  )
}
