import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { IconArrowRight, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import type { Answer, Feedback } from '#learning/contract'
import { words } from '../words.ts'
import { PartMark } from './PartMark.tsx'
import { lookOf, nextOpen, paired, verdictOnPart } from './parts.ts'
import type { ContentOf } from './question.ts'
import { useKeptFocus } from './useKeptFocus.ts'

type Match = ContentOf<'match'>
type Part = Match['lefts'][number]

interface MatchFieldProps {
  id: string
  content: Match
  answer: Answer
  /** What was said to the answer shown; null while it is still being made. */
  feedback: Feedback | null
  isLocked: boolean
  onAnswer: (answer: Answer) => void
}

/**
 * Sides to match. One left side is open at a time and shows the right sides below it, where the thumb is already; a
 * right side that is pressed goes to it, and the next left side opens.
 */
export function MatchField({ id, content, answer, feedback, isLocked, onAnswer }: MatchFieldProps) {
  const t = useWords(words)
  const pairs = answer.kind === 'match' ? answer.pairs : []
  const [chosen, setChosen] = useState<{ leftId: string | null } | null>(null)
  const [last, setLast] = useState<{ left: Part; right: Part } | null>(null)
  const keepFocus = useKeptFocus()
  const openId =
    isLocked || feedback !== null ? null : chosen ? chosen.leftId : nextOpen(content.lefts, answer, null)
  const pick = (left: Part, right: Part) => {
    const next = paired(answer, left.id, right.id)
    const leftId = nextOpen(content.lefts, next, left.id)
    keepFocus(`${id}-left-${leftId ?? left.id}`)
    // With nothing left to choose the next try opens by itself what it needs.
    setChosen(leftId === null ? null : { leftId })
    setLast({ left, right })
    onAnswer(next)
  }
  return (
    <>
      <ul className="match" aria-labelledby={`${id}-stem`}>
        {content.lefts.map((left) => (
          <MatchRow
            key={left.id}
            id={`${id}-left-${left.id}`}
            left={left}
            rights={content.rights}
            pairs={pairs}
            isOpen={openId === left.id}
            isLocked={isLocked}
            feedback={feedback}
            onOpen={() => {
              setChosen({ leftId: openId === left.id ? null : left.id })
              if (feedback !== null) onAnswer(answer)
            }}
            onPick={(right) => pick(left, right)}
          />
        ))}
      </ul>
      <p role="status" className="unseen">
        {last !== null && (
          <>
            {t('matchDone')} <Html html={last.left.text} as="inline" /> –{' '}
            <Html html={last.right.text} as="inline" />
          </>
        )}
      </p>
    </>
  )
}

interface MatchRowProps {
  id: string
  left: Part
  rights: readonly Part[]
  pairs: readonly { id: string; rightId: string }[]
  isOpen: boolean
  isLocked: boolean
  feedback: Feedback | null
  onOpen: () => void
  onPick: (right: Part) => void
}

function MatchRow({ id, left, rights, pairs, isOpen, isLocked, feedback, onOpen, onPick }: MatchRowProps) {
  const t = useWords(words)
  const rightId = pairs.find((pair) => pair.id === left.id)?.rightId
  const given = rights.find((right) => right.id === rightId)
  const isRight = verdictOnPart(feedback, left.id)
  return (
    <li className="match-row" data-look={lookOf(isRight)} data-open={isOpen || undefined}>
      <button
        type="button"
        id={id}
        className="match-line"
        aria-expanded={isLocked ? undefined : isOpen}
        aria-controls={isOpen ? `${id}-rights` : undefined}
        aria-disabled={isLocked}
        aria-describedby={isRight === null ? undefined : `${id}-said`}
        onClick={isLocked ? undefined : onOpen}
      >
        <span className="match-side">
          <Html html={left.text} as="inline" />
        </span>
        <IconArrowRight className="match-arrow" size={18} stroke={1.75} aria-hidden />
        <span className="match-side" data-empty={given === undefined || undefined}>
          {given === undefined ? t('matchNone') : <Html html={given.text} as="inline" />}
        </span>
        {!isLocked && <IconSelector className="match-arrow" size={18} stroke={1.75} aria-hidden />}
      </button>
      {isOpen && (
        <div id={`${id}-rights`} className="match-rights" role="group" aria-label={t('matchChoose')}>
          {rights.map((right) => (
            <button
              key={right.id}
              type="button"
              className="match-right"
              aria-pressed={right.id === rightId}
              data-used={pairs.some((pair) => pair.rightId === right.id) || undefined}
              data-option
              onClick={() => onPick(right)}
            >
              <Html html={right.text} as="inline" />
              {right.id !== rightId && pairs.some((pair) => pair.rightId === right.id) && (
                <small>{t('matchUsed')}</small>
              )}
            </button>
          ))}
        </div>
      )}
      {isRight !== null && (
        <div id={`${id}-said`} className="part-said">
          <PartMark isRight={isRight} />
          <RightSide leftId={left.id} rights={rights} feedback={isRight ? null : feedback} />
        </div>
      )}
    </li>
  )
}

/** What belongs to a left side, once the key is shown. */
function RightSide({
  leftId,
  rights,
  feedback,
}: {
  leftId: string
  rights: readonly Part[]
  feedback: Feedback | null
}) {
  const t = useWords(words)
  if (feedback?.solution?.kind !== 'match') return null
  const rightId = feedback.solution.pairs.find((pair) => pair.id === leftId)?.rightId
  const right = rights.find((one) => one.id === rightId)
  return (
    right !== undefined && (
      <span className="part-key">
        {t('partKey')} <Html html={right.text} as="inline" />
      </span>
    )
  )
}
