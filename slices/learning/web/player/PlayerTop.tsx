import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useFocusMode } from '@banxue/ui/focus'
import { useLocal, useWords } from '@banxue/ui/words'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { UnitView } from '#learning/contract'
import { NotesButton } from '../notes/NotesButton.tsx'
import { NowLine } from '../NowLine.tsx'
import { words } from '../words.ts'
import { FocusButton } from './FocusButton.tsx'
import { NearEnd } from './NearEnd.tsx'
import { PlayerMenu } from './PlayerMenu.tsx'
import { type Slot, stationsOf } from './unit-flow.ts'
import { useLearningNow } from './useUnit.ts'

interface PlayerTopProps {
  view: UnitView
  slot: Slot
  onGo: (slot: Slot) => void
}

/** A way out, how far this is, and what is tucked away; nothing that calls the learner off. */
export function PlayerTop({ view, slot, onGo }: PlayerTopProps) {
  const t = useWords(words)
  const local = useLocal()
  const stations = stationsOf(view.steps)
  const at = stations.findIndex((one) => one.id === slot)
  const step = stations[at]
  return (
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
        <div className="player-way">
          <ProgressBar share={view.state.progress} label={t('unitProgress')} isThin />
        </div>
        <p className="player-count figures">
          {at < 0 ? '' : t('stepOf', { step: at + 1, steps: stations.length })}
        </p>
        {step !== undefined && step.content.kind !== 'video' && <NotesButton view={view} step={step} />}
        <FocusButton />
        <PlayerMenu view={view} slot={slot} onGo={onGo} />
      </div>
      <NearEnd view={view} slot={slot} />
    </header>
  )
}

/** The true number of people here; below three it is nobody's business. */
export function LearningNow({ courseId }: { courseId: UnitView['courseId'] }) {
  const count = useLearningNow(courseId)
  const { isOn: isFocused } = useFocusMode()
  return count === null || isFocused ? null : <NowLine count={count} />
}
