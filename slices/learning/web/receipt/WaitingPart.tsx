import { useWaitingEvents } from '@banxue/ui/telemetry/Telemetry'
import { useFormats, useWords } from '@banxue/ui/words'
import { useState } from 'react'
import type { Answer } from '#learning/contract'
import { useOutbox } from '../work/useOutbox.ts'
import type { KeptWork, Work } from '../work/work.ts'
import { receiptWords } from './words.ts'

const kindWords = {
  answer: 'waitAnswer',
  draft: 'waitDraft',
  reading: 'waitReading',
  position: 'waitPosition',
  done: 'waitDone',
  move_up: 'waitMoveUp',
  note: 'waitNote',
} as const satisfies Record<Work['kind'], string>

/** What of this learner's is on this device and not with the school, and what the school would not take. */
export function WaitingPart() {
  const t = useWords(receiptWords)
  const { moment } = useFormats()
  const { outbox } = useOutbox()
  const events = useWaitingEvents()
  const waiting = outbox.rows().toReversed()
  const refused = outbox.refused()
  return (
    <>
      {(waiting.length > 0 || events > 0) && (
        <section className="receipt-here">
          <h2>{t('here')}</h2>
          <p className="receipt-quiet">{t('hereWhy')}</p>
          <ul>
            {waiting.map(({ key, work, stamp }) => (
              <li key={key} className="receipt-line">
                <time dateTime={stamp.at.toISOString()} className="figures">
                  {moment(stamp.at)}
                </time>
                <p>{t(kindWords[work.kind])}</p>
              </li>
            ))}
            {events > 0 && <li>{t('waitTelemetry', { count: events })}</li>}
          </ul>
          <button type="button" className="button button-quiet" onClick={() => outbox.wake()}>
            {t('sendNow')}
          </button>
        </section>
      )}
      {refused.length > 0 && (
        <section className="receipt-here" data-refused>
          <h2>{t('refused')}</h2>
          <p className="receipt-quiet">{t('refusedWhy')}</p>
          <ul>
            {refused.map((row) => (
              <Refused key={row.key} row={row} onLetGo={() => outbox.drop(row.key)} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Refused({ row, onLetGo }: { row: KeptWork; onLetGo: () => void }) {
  const t = useWords(receiptWords)
  const [isCopied, setCopied] = useState(false)
  const text = 'answer' in row.work ? textOf(row.work.answer) : ''
  return (
    <li className="receipt-refused">
      {text !== '' && <blockquote>{text}</blockquote>}
      <div className="sheet-acts">
        {text !== '' && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            {isCopied ? t('copied') : t('copy')}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onLetGo}>
          {t('letGo')}
        </button>
      </div>
    </li>
  )
}

/** The words of an answer; picks and pairs have none of their own. */
function textOf(answer: Answer): string {
  if ('text' in answer) return answer.text
  return answer.kind === 'cloze' ? answer.gaps.map(({ text }) => text).join(' · ') : ''
}
