import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { Answer, Feedback } from '#learning/contract'
import { words } from '../words.ts'
import { type ContentOf, press } from './question.ts'

type Choice = ContentOf<'choice'>

interface ChoiceFieldProps {
  id: string
  content: Choice
  answer: Answer
  /** What was said to the answer shown; null while it is still being chosen. */
  feedback: Feedback | null
  isLocked: boolean
  onAnswer: (answer: Answer) => void
}

/** The options of a question. What is right or wrong is said by a sign and a word, never by colour alone. */
export function ChoiceField({ id, content, answer, feedback, isLocked, onAnswer }: ChoiceFieldProps) {
  const t = useWords(words)
  const picked = answer.kind === 'choice' ? answer.optionIds : []
  return (
    <div
      role={content.form === 'single' ? 'radiogroup' : 'group'}
      aria-labelledby={`${id}-stem`}
      className="options"
    >
      {content.form === 'multiple' && <p className="options-hint">{t('chooseSeveral')}</p>}
      {content.options.map((option, index) => (
        <ChoiceOption
          key={option.id}
          id={`${id}-${index}`}
          number={index + 1}
          form={content.form}
          text={option.text}
          isPicked={picked.includes(option.id)}
          verdict={verdictOn(option.id, feedback)}
          isLocked={isLocked}
          onPress={() => onAnswer(press(answer, option.id, content.form))}
        />
      ))}
    </div>
  )
}

/** What is known of an option: said of a picked one, or shown as part of the key. */
interface Verdict {
  isRight: boolean
  words: Feedback['message']
}

function verdictOn(optionId: string, feedback: Feedback | null): Verdict | null {
  const said = feedback?.options.find((option) => option.id === optionId)
  if (said !== undefined) return { isRight: said.isRight, words: said.feedback }
  return feedback?.rightOptionIds.includes(optionId) === true ? { isRight: true, words: null } : null
}

interface ChoiceOptionProps {
  id: string
  number: number
  form: Choice['form']
  text: Choice['stem']
  isPicked: boolean
  verdict: Verdict | null
  isLocked: boolean
  onPress: () => void
}

function ChoiceOption({ id, number, form, text, isPicked, verdict, isLocked, onPress }: ChoiceOptionProps) {
  const t = useWords(words)
  const look = verdict === null ? (isPicked ? 'picked' : 'open') : verdict.isRight ? 'right' : 'wrong'
  return (
    <div className="option" data-look={look} data-locked={isLocked || undefined}>
      <label className="option-line">
        <input
          type={form === 'single' ? 'radio' : 'checkbox'}
          name={form === 'single' ? id.replace(/-\d+$/, '') : undefined}
          checked={isPicked}
          aria-disabled={isLocked}
          aria-describedby={verdict === null ? undefined : `${id}-said`}
          onChange={() => (isLocked ? undefined : onPress())}
          data-option
        />
        <span className="option-number" aria-hidden="true">
          {number}
        </span>
        <span className="option-text">
          <Html html={text} as="inline" />
        </span>
      </label>
      {verdict !== null && (
        <div id={`${id}-said`} className="option-said">
          <strong className="option-mark">
            {verdict.isRight ? (
              <IconCheck size={18} stroke={2.25} aria-hidden />
            ) : (
              <IconX size={18} stroke={2.25} aria-hidden />
            )}
            {verdict.isRight ? t('optionRight') : t('optionWrong')}
          </strong>
          {verdict.words !== null && <Html html={verdict.words} as="block" />}
        </div>
      )}
    </div>
  )
}
