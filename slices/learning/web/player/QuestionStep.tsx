import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { useId } from 'react'
import type { StepView, UnitView } from '#learning/contract'
import { words } from '../words.ts'
import { ActionBar } from './ActionBar.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { ClozeField } from './ClozeField.tsx'
import { FeedbackPanel, verdictOf } from './FeedbackPanel.tsx'
import { FirstHint } from './FirstHint.tsx'
import { MatchField } from './MatchField.tsx'
import { OrderField } from './OrderField.tsx'
import { hasKey, isSaid, type QuestionContent, triesLeft } from './question.ts'
import { SaveLine } from './SaveLine.tsx'
import { StepHeading } from './StepHeading.tsx'
import { type Question, useQuestion } from './useQuestion.ts'
import { WordsField } from './WordsField.tsx'
import './question.css'
import './parts.css'

interface QuestionStepProps {
  view: UnitView
  step: StepView & { content: QuestionContent }
  takesFocus: boolean
  onContinue: () => void
}

/** Something is asked of the learner, and every answer is answered. */
export function QuestionStep({ view, step, takesFocus, onContinue }: QuestionStepProps) {
  const t = useWords(words)
  const id = useId()
  const question = useQuestion(view, step)
  const { phase, answer, state } = question
  const isOver = phase !== 'asking' && phase !== 'sending'
  const feedback = isOver ? (state?.lastFeedback ?? null) : null
  return (
    <>
      <StepHeading title={step.title ?? t(headingOf(step.content))} takesFocus={takesFocus} />
      {step.content.kind !== 'cloze' && (
        <div id={`${id}-stem`} className="stem">
          <Html html={step.content.stem} as="reading" />
        </div>
      )}
      <AnswerField id={id} content={step.content} question={question} />
      {state?.draft?.canUndo === true && (
        <p className="player-undo">
          {t('otherDraft')}{' '}
          <button type="button" className="player-link" onClick={() => void question.undo()}>
            {t('bringBack')}
          </button>
        </p>
      )}
      <div role="status" className="unseen">
        {isOver && feedback !== null ? verdictOf(t, phase, feedback) : ''}
      </div>
      {isOver && feedback !== null && (
        <FeedbackPanel
          phase={phase}
          feedback={feedback}
          triesLeft={hasKey(step.content) ? triesLeft(state) : null}
        />
      )}
      {question.refusal !== null && (
        <p className="player-warn" role="alert">
          {t(refusalWords(question.refusal, step.content.kind))}
        </p>
      )}
      {!isOver && <FirstHint />}
      <QuestionActions
        id={id}
        kind={step.content.kind}
        question={question}
        isSaid={isSaid(answer)}
        onContinue={onContinue}
      />
    </>
  )
}

/** What a refusal means to the learner, whose words stand in the field. */
function refusalWords(code: NonNullable<Question['refusal']>, kind: QuestionContent['kind']) {
  if (code === 'BAD_ANSWER') return kind === 'number' ? 'badNumber' : 'badAnswer'
  return code === 'NOT_ENROLLED' ? 'notEnrolled' : 'notTaken'
}

/** What stands above a question that has no title of its own. */
function headingOf(content: QuestionContent) {
  if (content.kind === 'choice') return content.form === 'single' ? 'headingOne' : 'headingSeveral'
  return headings[content.kind]
}
const headings = {
  text: 'headingText',
  number: 'headingNumber',
  open: 'headingOpen',
  order: 'headingOrder',
  match: 'headingMatch',
  cloze: 'headingCloze',
} as const

function AnswerField({
  id,
  content,
  question,
}: {
  id: string
  content: QuestionContent
  question: Question
}) {
  const { phase, answer, state } = question
  const isLocked = phase === 'sending' || phase === 'right' || phase === 'revealed' || phase === 'submitted'
  const shared = { id, answer, isLocked, onAnswer: question.say }
  const feedback = phase === 'asking' || phase === 'sending' ? null : (state?.lastFeedback ?? null)
  switch (content.kind) {
    case 'choice':
      return <ChoiceField {...shared} content={content} feedback={feedback} />
    case 'order':
      return <OrderField {...shared} content={content} feedback={feedback} />
    case 'match':
      return <MatchField {...shared} content={content} feedback={feedback} />
    case 'cloze':
      return <ClozeField {...shared} content={content} feedback={feedback} onCheck={question.check} />
    case 'text':
    case 'number':
    case 'open':
      return <WordsField {...shared} content={content} onCheck={question.check} />
  }
}

interface QuestionActionsProps {
  id: string
  kind: QuestionContent['kind']
  question: Question
  isSaid: boolean
  onContinue: () => void
}

function QuestionActions({ id, kind, question, isSaid: said, onContinue }: QuestionActionsProps) {
  const t = useWords(words)
  const { phase, way, state } = question
  const goOn = { label: t('goOn'), onAct: onContinue }
  const again = {
    label: t('tryAgain'),
    onAct() {
      question.tryAgain()
      document.getElementById(`${id}-answer`)?.focus()
    },
  }
  if (phase === 'asking' || phase === 'sending') {
    const check = kind === 'open' ? t('handIn') : t('check')
    return (
      <ActionBar
        label={phase === 'sending' ? (way === 'later' ? t('waiting') : t('checking')) : check}
        isBusy={phase === 'sending'}
        onAct={question.check}
        other={said && way !== 'later' ? null : { label: said ? t('goOn') : t('skip'), onAct: onContinue }}
      >
        {phase === 'sending' && way === 'sending' ? null : (
          <SaveLine way={way} isWritten={said && state?.draft != null} />
        )}
      </ActionBar>
    )
  }
  if (phase === 'wrong') return <ActionBar {...again} other={goOn} />
  const other = phase === 'submitted' ? { ...again, label: t('rewrite') } : again
  return <ActionBar label={t('continue')} onAct={onContinue} other={phase === 'right' ? null : other} />
}
