import { useLocal, useWords } from '@banxue/ui/words'
import { clockTime } from '../video/clock-time.ts'
import { words } from '../words.ts'
import { type Stood, wordsOf } from './where-stood.ts'

/** So much of what was half written is quoted, characters. */
const quoteLength = 80

/** The step, the moment of the video, the words half written: where to go on. */
export function WhereStood({ stood }: { stood: Stood }) {
  const t = useWords(words)
  const local = useLocal()
  const { step, number, count, atS, draft } = stood
  const quote = draft === null ? null : wordsOf(draft)
  return (
    <p className="welcome-where">
      {step.title === null
        ? t('stoodAtNumber', { number, count })
        : t('stoodAt', { step: local(step.title), number, count })}
      {atS !== null && ` ${t('stoodAtMoment', { at: clockTime(atS) })}`}
      {quote !== null && ` ${t('stoodWriting', { words: shortened(quote) })}`}
      {quote === null && draft !== null && ` ${t('stoodAnswering')}`}
    </p>
  )
}

const shortened = (text: string) =>
  text.length <= quoteLength ? text : `${text.slice(0, quoteLength).trimEnd()}…`
