import { Html, Text } from '@banxue/ui/Html'
import { useSession } from '@banxue/ui/session'
import { useLocal, useWords } from '@banxue/ui/words'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { UnitView } from '#learning/contract'
import { learning } from '../api.ts'
import { dayStart } from '../today/day.ts'
import { words } from '../words.ts'
import { ActionBar } from './ActionBar.tsx'
import { gainsOf } from './gains.ts'
import { StepHeading } from './StepHeading.tsx'
import { missingSteps, type Slot } from './unit-flow.ts'

interface UnitEndingProps {
  view: UnitView
  takesFocus: boolean
  onGo: (slot: Slot) => void
}

/** How a unit ends: what one can do now, a question to take along, and what comes next. */
export function UnitEnding({ view, takesFocus, onGo }: UnitEndingProps) {
  const t = useWords(words)
  const isDone = view.state.completedAt !== null
  const missing = missingSteps(view)
  return (
    <>
      <StepHeading
        title={isDone ? t('endingDone') : t('endingOpen')}
        eyebrow={useLocal()(view.title)}
        takesFocus={takesFocus}
      />
      {!isDone && <p className="ending-lead">{t('stepsOpen', { count: missing.length })}</p>}
      {isDone && view.state.completedBy === 'self' && <p className="player-quiet">{t('endingSelf')}</p>}
      {isDone && <TodayGained view={view} />}
      {isDone && <Recap view={view} />}
      <KeyTerms view={view} />
      {view.nextQuestion !== null && (
        <aside className="ending-question">
          <p className="unit-goal-label">{t('takeAlong')}</p>
          <Text as="p" text={view.nextQuestion} />
        </aside>
      )}
      <EndingAction view={view} firstMissing={missing[0]} onGo={onGo} />
    </>
  )
}

function Recap({ view }: { view: UnitView }) {
  const t = useWords(words)
  if (view.recap.length === 0) return null
  return (
    <section className="ending-part">
      <h2>{t('learned')}</h2>
      <ul className="recap">
        {view.recap.map((line, index) => (
          <li key={index}>
            <IconCheck size={20} stroke={2} aria-hidden />
            <Text text={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function KeyTerms({ view }: { view: UnitView }) {
  const t = useWords(words)
  if (view.keyTerms.length === 0) return null
  return (
    <section className="ending-part">
      <h2>{t('keyTerms')}</h2>
      <dl className="key-terms">
        {view.keyTerms.map(({ term, meaning }, index) => (
          <div key={index}>
            <dt>
              <Text text={term} />
            </dt>
            <dd>{meaning !== null && <Html html={meaning} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** "Today you gained": counted from what the server keeps of this unit, for the learner's own day. */
function TodayGained({ view }: { view: UnitView }) {
  const t = useWords(words)
  const [today] = useState(() => dayStart(new Date()))
  const gains = gainsOf(view, today)
  if (gains.steps === 0) return null
  return (
    <p className="gained">
      <span className="gained-lamp" aria-hidden="true" />
      <span>
        {t('gainedSteps', { count: gains.steps })}
        {gains.right > 0 && <span className="gained-right">{t('gainedRight', { count: gains.right })}</span>}
      </span>
    </p>
  )
}

interface EndingActionProps {
  view: UnitView
  firstMissing: Slot | undefined
  onGo: (slot: Slot) => void
}

/** The big action: the open step, the account that keeps it, the next unit, or the certificate. */
function EndingAction({ view, firstMissing, onGo }: EndingActionProps) {
  const t = useWords(words)
  const local = useLocal()
  const isMember = useSession().person?.kind === 'member'
  const { data } = useQuery({
    ...learning.courseProgress.queryOptions({ input: { courseId: view.courseId } }),
    enabled: isMember,
  })
  const enrolment = data?.enrolment ?? null
  const { next } = view
  const nextUnit = next === null ? null : `/learn/${view.courseId}/${next.unitId}`
  const course = `/courses/${view.slug}`
  if (firstMissing !== undefined && view.state.completedAt === null)
    return (
      <ActionBar
        label={t('toOpenStep')}
        onAct={() => onGo(firstMissing)}
        other={
          next?.isOpen === true && nextUnit !== null
            ? { label: t('nextAnyway'), way: { to: nextUnit } }
            : null
        }
      />
    )
  if (!isMember)
    return (
      <ActionBar
        label={t('keepIt')}
        way={{ to: '/sign-up', next: nextUnit === null ? course : `${nextUnit}?join=true` }}
        other={{ label: t('notNow'), way: { to: course } }}
      >
        {t('keepItWhy')}
      </ActionBar>
    )
  if (enrolment !== null && enrolment.completedAt !== null)
    return (
      <ActionBar
        label={t('toCertificate')}
        way={{ to: `/certificates/${view.courseId}` }}
        other={nextUnit === null ? null : { label: t('nextUnit'), way: { to: nextUnit } }}
      >
        {t('courseDone')}
      </ActionBar>
    )
  if (next === null || nextUnit === null) return <ActionBar label={t('toCourse')} way={{ to: course }} />
  return (
    <ActionBar
      label={t('nextUnit')}
      way={{ to: nextUnit }}
      other={{ label: t('enoughToday'), way: { to: '/' } }}
    >
      <span className="next-title">{local(next.title)}</span>
      {next.goal !== null && <span className="next-goal">{local(next.goal)}</span>}
    </ActionBar>
  )
}
