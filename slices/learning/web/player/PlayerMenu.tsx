import { inLanguage, useLanguage, useWords } from '@banxue/ui/words'
import { useMay } from '@banxue/ui/session'
import { IconCheck, IconDots } from '@tabler/icons-react'
import { Suspense, useEffect, useRef } from 'react'
import type { StepView, UnitView } from '#learning/contract'
import { canSave } from '../offline/can-save.ts'
import { SaveUnit } from '../offline/SaveUnit.tsx'
import { words } from '../words.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { keyOf, type Work } from '../work/work.ts'
import { type Slot, stateOf } from './unit-flow.ts'

interface PlayerMenuProps {
  view: UnitView
  slot: Slot
  onGo: (slot: Slot) => void
}

/** The steps of the unit, to go to any of them, and the honest way to mark it as done. */
export function PlayerMenu({ view, slot, onGo }: PlayerMenuProps) {
  const t = useWords(words)
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  useClosing(menu, close)
  return (
    <details ref={menu} className="player-menu">
      <summary className="player-icon" aria-label={t('menu')}>
        <IconDots size={22} stroke={1.75} aria-hidden />
      </summary>
      <div className="player-menu-panel">
        <nav aria-label={t('steps')}>
          <ol className="player-steps">
            {view.steps.map((step, index) => (
              <li key={step.id}>
                <button
                  type="button"
                  className="player-menu-item"
                  aria-current={step.id === slot ? 'step' : undefined}
                  onClick={() => {
                    close()
                    onGo(step.id)
                  }}
                >
                  <StepMark number={index + 1} isDone={stateOf(view, step.id)?.completedAt != null} />
                  <StepName step={step} />
                </button>
              </li>
            ))}
          </ol>
        </nav>
        {canSave() && (
          <Suspense>
            <SaveUnit view={view} />
          </Suspense>
        )}
        <MarkDone view={view} onDone={close} />
      </div>
    </details>
  )
}

function StepMark({ number, isDone }: { number: number; isDone: boolean }) {
  const t = useWords(words)
  return (
    <span className="course-unit-mark" data-state={isDone ? 'done' : undefined}>
      {isDone ? <IconCheck size={15} stroke={2.25} aria-label={t('done')} /> : number}
    </span>
  )
}

const nameOf: Partial<Record<StepView['content']['kind'], 'stepReading' | 'stepVideo'>> = {
  reading: 'stepReading',
  video: 'stepVideo',
}

function StepName({ step }: { step: UnitView['steps'][number] }) {
  const t = useWords(words)
  const language = useLanguage()
  if (step.title === null) return <span>{t(nameOf[step.content.kind] ?? 'stepQuestion')}</span>
  const said = inLanguage(step.title, language)
  return <span lang={said.language}>{said.text}</span>
}

function MarkDone({ view, onDone }: { view: UnitView; onDone: () => void }) {
  const t = useWords(words)
  const may = useMay('learning.take')
  const { outbox } = useOutbox()
  const { courseId, unitId } = view
  const work: Work = { kind: 'done', courseId, unitId }
  const isMarked = outbox.get(keyOf(work)) !== null
  if (!may || view.state.completedAt !== null) return null
  return (
    <div className="player-mark">
      <button
        type="button"
        className="player-menu-item"
        disabled={isMarked}
        onClick={() => {
          outbox.put(work)
          onDone()
        }}
      >
        {t('markDone')}
      </button>
      <p className="player-quiet">{isMarked ? t('markWaiting') : t('markHonest')}</p>
    </div>
  )
}

/** A press elsewhere or Escape closes the menu; Escape gives the focus back. */
function useClosing(menu: React.RefObject<HTMLDetailsElement | null>, close: () => void): void {
  useEffect(() => {
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === false) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || menu.current?.open !== true) return
      close()
      menu.current.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  })
}
