import { useSession } from '@banxue/ui/session'
import { usePageTitle } from '@banxue/ui/shell'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { UnitView } from '#learning/contract'
import { ActionBar } from '../player/ActionBar.tsx'
import { remainingS } from '../player/near-end.ts'
import { StepHeading } from '../player/StepHeading.tsx'
import { usePlayerKeys } from '../player/usePlayerKeys.ts'
import { isReturning } from '../today/day.ts'
import { words } from '../words.ts'
import { isWelcomed, rememberWelcome } from './welcomed.ts'
import { WhatWasUnderstood } from './WhatWasUnderstood.tsx'
import { whereStood } from './where-stood.ts'
import { WhereStood } from './WhereStood.tsx'

interface WelcomeBackProps {
  view: UnitView
  /** The address leads to a moment of its own, a note's: nobody is held up. */
  isLedElsewhere: boolean
  children: ReactNode
}

/** Before a unit that is opened straight after an absence: twenty seconds back, then one press to the very place. */
export function WelcomeBack({ view, isLedElsewhere, children }: WelcomeBackProps) {
  const personId = useSession().person?.id ?? ''
  const { courseId } = view
  const [absence] = useState(() => {
    const lastActAt = view.absence?.lastActAt ?? null
    if (lastActAt === null || isLedElsewhere || !isReturning(lastActAt, new Date())) return null
    const found = { personId, courseId, lastActAt }
    return isWelcomed(() => localStorage, found) ? null : found
  })
  const [isBack, setBack] = useState(absence === null)
  if (isBack || absence === null) return children
  const goOn = () => {
    rememberWelcome(() => localStorage, absence)
    setBack(true)
    // The button is gone: readers and the keyboard go on with the step.
    requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }))
  }
  return <Welcome view={view} onGoOn={goOn} />
}

function Welcome({ view, onGoOn }: { view: UnitView; onGoOn: () => void }) {
  const t = useWords(words)
  const local = useLocal()
  const { duration } = useFormats()
  const stood = whereStood(view)
  const seconds = remainingS(view)
  usePageTitle(t('welcomeBack'))
  usePlayerKeys(() => undefined)
  return (
    <div className="player">
      <header className="player-top">
        <div className="player-top-inner">
          <Link
            to="/courses/$slug"
            params={{ slug: view.slug }}
            className="player-icon"
            aria-label={t('leaveTo', { course: local(view.courseTitle) })}
          >
            <IconX size={22} stroke={1.75} aria-hidden />
          </Link>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="player-main welcome">
        <StepHeading title={t('welcomeBack')} takesFocus={false} />
        <p>
          {seconds > 0
            ? t('hadGotTo', {
                unit: local(view.title),
                course: local(view.courseTitle),
                duration: duration(seconds),
              })
            : t('backIn', { unit: local(view.title), course: local(view.courseTitle) })}
        </p>
        {stood !== null && <WhereStood stood={stood} />}
        <WhatWasUnderstood view={view} recap={view.absence?.lastRecap ?? []} />
        <ActionBar label={stood === null ? t('continue') : t('goOnThere')} onAct={onGoOn} />
      </main>
    </div>
  )
}
