import { Html, Text } from '@banxue/ui/Html'
import { inLanguage, useLanguage, useWords } from '@banxue/ui/words'
import { type KeyboardEvent, useCallback, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Answer, Feedback } from '#learning/contract'
import { words } from '../words.ts'
import { PartMark } from './PartMark.tsx'
import { filled, lookOf, verdictOnPart } from './parts.ts'
import type { ContentOf } from './question.ts'

interface ClozeFieldProps {
  id: string
  content: ContentOf<'cloze'>
  answer: Answer
  /** What was said to the answer shown; null while it is still being written. */
  feedback: Feedback | null
  isLocked: boolean
  onAnswer: (answer: Answer) => void
  /** Enter in the last gap that was open. */
  onCheck: () => void
}

/** A text with fields in its gaps. Enter leads to the next empty gap, and from the last to the check. */
export function ClozeField({ id, content, answer, feedback, isLocked, onAnswer, onCheck }: ClozeFieldProps) {
  const { find, slots, shown } = useSlots(content)
  const gaps = answer.kind === 'cloze' ? answer.gaps : []
  const textIn = (gapId: string) => gaps.find((gap) => gap.id === gapId)?.text ?? ''
  const enter = (event: KeyboardEvent, gapId: string) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    const empty = slots.find((slot) => slot.id !== gapId && textIn(slot.id).trim() === '')
    if (empty === undefined) onCheck()
    else empty.element.querySelector('input')?.focus()
  }
  return (
    <>
      <div key={shown} ref={find} className="cloze">
        <Html html={content.text} as="reading" />
      </div>
      {slots.map((slot, at) =>
        createPortal(
          <Gap
            id={at === 0 ? `${id}-answer` : `${id}-gap-${at}`}
            gapId={slot.id}
            number={at + 1}
            count={slots.length}
            text={textIn(slot.id)}
            feedback={feedback}
            isLocked={isLocked}
            onText={(text) => onAnswer(filled(answer, slot.id, text))}
            onEnter={(event) => enter(event, slot.id)}
          />,
          slot.element,
          slot.id,
        ),
      )}
    </>
  )
}

/** The places of the gaps in the text as it stands on the page, in its order; each gap once. */
function useSlots({ text, gapIds }: ContentOf<'cloze'>) {
  const [slots, setSlots] = useState<{ id: string; element: Element }[]>([])
  const known = gapIds.join(' ')
  const find = useCallback(
    (place: HTMLElement | null) => {
      if (place === null) return
      const found = new Map<string, Element>()
      for (const element of place.querySelectorAll('span[data-gap]')) {
        const gapId = element.getAttribute('data-gap') ?? ''
        if (known.split(' ').includes(gapId) && !found.has(gapId)) found.set(gapId, element)
      }
      setSlots(Array.from(found, ([gapId, element]) => ({ id: gapId, element })))
    },
    [known],
  )
  // Another language is another text: it is placed anew, and its gaps are looked for again.
  return { find, slots, shown: inLanguage(text, useLanguage()).text }
}

interface GapProps {
  id: string
  gapId: string
  number: number
  count: number
  text: string
  feedback: Feedback | null
  isLocked: boolean
  onText: (text: string) => void
  onEnter: (event: KeyboardEvent) => void
}

function Gap({ id, gapId, number, count, text, feedback, isLocked, onText, onEnter }: GapProps) {
  const t = useWords(words)
  const isRight = verdictOnPart(feedback, gapId)
  const key =
    feedback?.solution?.kind === 'cloze' ? feedback.solution.gaps.find((gap) => gap.id === gapId) : undefined
  return (
    <span className="gap" data-look={lookOf(isRight)}>
      <input
        id={id}
        className="gap-field"
        type="text"
        aria-label={t('gapOf', { gap: number, gaps: count })}
        aria-describedby={isRight === null ? undefined : `${id}-said`}
        value={text}
        readOnly={isLocked}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onEnter}
      />
      {isRight !== null && (
        <span id={`${id}-said`} className="gap-said">
          <PartMark isRight={isRight} />
          {key !== undefined && !isRight && (
            <span className="part-key">
              {t('partKey')} <Text text={key.text} />
            </span>
          )}
        </span>
      )}
    </span>
  )
}
