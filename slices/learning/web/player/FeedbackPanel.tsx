import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { IconBulb, IconCircleCheck, IconRotate, IconSend } from '@tabler/icons-react'
import type { Feedback } from '#learning/contract'
import { type Say, words } from '../words.ts'
import type { Phase } from './question.ts'

interface FeedbackPanelProps {
  phase: Exclude<Phase, 'asking' | 'sending'>
  feedback: Feedback
  /** Wrong answers left before the key is shown; null where there is no key to show. */
  triesLeft: number | null
}

const icons = { right: IconCircleCheck, wrong: IconRotate, revealed: IconBulb, submitted: IconSend } as const

/** What the school says to an answer: the verdict in a word, then why. */
export function FeedbackPanel({ phase, feedback, triesLeft }: FeedbackPanelProps) {
  const t = useWords(words)
  const Icon = icons[phase]
  return (
    <section className="feedback" data-phase={phase} aria-label={t('feedback')}>
      <h2 className="feedback-verdict">
        <Icon size={22} stroke={1.75} aria-hidden /> {verdictOf(t, phase, feedback)}
      </h2>
      {feedback.message !== null && <Html html={feedback.message} />}
      {feedback.explanation !== null && <Html html={feedback.explanation} />}
      {feedback.modelAnswer !== null && (
        <div className="feedback-model">
          <h3>{t('modelAnswer')}</h3>
          <Html html={feedback.modelAnswer} />
        </div>
      )}
      {phase === 'wrong' && (
        <p className="player-quiet">
          {triesLeft === null ? t('countsAnyway') : t('triesLeft', { count: triesLeft })}
        </p>
      )}
    </section>
  )
}

/** The verdict in a few words; also what readers hear. */
export function verdictOf(t: Say, phase: FeedbackPanelProps['phase'], feedback: Feedback): string {
  switch (phase) {
    case 'right':
      return t('verdictRight')
    case 'revealed':
      return feedback.rightOptionIds.length > 0 || feedback.solution !== null
        ? t('verdictRevealed')
        : t('verdictStillWrong')
    case 'submitted':
      return feedback.modelAnswer === null ? t('verdictSubmitted') : t('verdictCompare')
    case 'wrong':
      return feedback.options.some((option) => option.isRight) ? t('verdictPartly') : t('verdictWrong')
  }
}
