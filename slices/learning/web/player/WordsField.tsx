import { Text } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import type { Answer } from '#learning/contract'
import { words } from '../words.ts'
import type { ContentOf } from './question.ts'

interface WordsFieldProps {
  id: string
  content: ContentOf<'text' | 'number' | 'open'>
  answer: Answer
  isLocked: boolean
  onAnswer: (answer: Answer) => void
  /** Enter in a field of one line. */
  onCheck: () => void
}

/** A field for a word, a number or an open answer. */
export function WordsField({ id, content, answer, isLocked, onAnswer, onCheck }: WordsFieldProps) {
  const t = useWords(words)
  const text = 'text' in answer ? answer.text : ''
  const shared = {
    id: `${id}-answer`,
    className: 'words-field',
    'aria-labelledby': `${id}-stem`,
    value: text,
    readOnly: isLocked,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      onAnswer({ kind: content.kind, text: event.target.value }),
  }
  if (content.kind === 'open')
    return <textarea {...shared} rows={6} maxLength={20_000} placeholder={t('openPlaceholder')} />
  return (
    <form
      className="words-line"
      onSubmit={(event) => {
        event.preventDefault()
        onCheck()
      }}
    >
      <input
        {...shared}
        type="text"
        inputMode={content.kind === 'number' ? 'decimal' : 'text'}
        maxLength={content.kind === 'number' ? 60 : 2_000}
        autoCapitalize="none"
        spellCheck={false}
        placeholder={content.kind === 'number' ? t('numberPlaceholder') : t('textPlaceholder')}
      />
      {content.kind === 'number' && content.unit !== null && (
        <Text className="words-unit" text={content.unit} />
      )}
    </form>
  )
}
