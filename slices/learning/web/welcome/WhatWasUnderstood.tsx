import type { Localized } from '@banxue/platform/i18n/language'
import { useLocal, useWords } from '@banxue/ui/words'
import { IconCheck } from '@tabler/icons-react'
import type { UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { readAtAGlance } from './twenty-seconds.ts'
import { understoodIn } from './understood.ts'
import './welcome.css'

interface WhatWasUnderstoodProps {
  /** Undefined while it is on its way. */
  view: UnitView | undefined
  /** Recap of the unit completed last. */
  recap: readonly Localized[]
}

/** At most three lines, read in a few seconds, that bring back what was understood. */
export function WhatWasUnderstood({ view, recap }: WhatWasUnderstoodProps) {
  const t = useWords(words)
  const local = useLocal()
  const lines = readAtAGlance(
    understoodIn(view, recap).map((one) =>
      one.kind === 'recap'
        ? { isAnswer: false, text: local(one.sentence) }
        : { isAnswer: true, text: t('answeredRight', { question: plain(local(one.stem)) }) },
    ),
  )
  if (lines.length === 0) return null
  return (
    <>
      <p className="unit-goal-label">{t('hadLearned')}</p>
      <ul className="welcome-lines">
        {lines.map(({ text, isAnswer }, index) => (
          <li key={index} data-answer={isAnswer || undefined}>
            {isAnswer && <IconCheck size={18} stroke={2} aria-hidden />}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The words of cleaned HTML. */
function plain(html: string): string {
  const holder = document.createElement('template')
  holder.innerHTML = html
  return (holder.content.textContent ?? '').replace(/\s+/g, ' ').trim()
}
