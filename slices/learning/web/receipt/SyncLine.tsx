import { useOnline } from '@banxue/ui/states'
import { useWaitingEvents } from '@banxue/ui/telemetry/Telemetry'
import { type Translate, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { useOutbox } from '../work/useOutbox.ts'
import { keyOf } from '../work/work.ts'
import type { en } from './messages.en.ts'
import { type SyncState, syncState } from './sync-state.ts'
import { receiptWords } from './words.ts'
import './receipt.css'

/** Where the learner's work is: safe with the school, or waiting on this device and for what. */
export function SyncLine() {
  const t = useWords(receiptWords)
  return (
    <p className="sync-line">
      <SyncWords />{' '}
      <Link to="/learn/receipt" className="sync-link">
        {t('toReceipt')}
      </Link>
    </p>
  )
}

/** The same without the way to the receipt. */
export function SyncWords() {
  const t = useWords(receiptWords)
  const { outbox } = useOutbox()
  const events = useWaitingEvents()
  const isOnline = useOnline()
  const states = outbox.all().map((work) => outbox.stateOf(keyOf(work)))
  const { state, count } = syncState({ states, events, isOnline, outlivesPage: outbox.outlivesPage })
  // What is being saved is soon over: nobody is to be told of it while they work.
  const isQuiet = state === 'saving' || state === 'safe'
  return (
    <span className="sync-words" data-state={state} aria-live={isQuiet ? 'off' : 'polite'}>
      {wordsOf(t, state, count)}
    </span>
  )
}

function wordsOf(t: Translate<typeof en>, state: SyncState, count: number): string {
  switch (state) {
    case 'safe':
      return t('safe')
    case 'saving':
      return t('saving')
    case 'sending':
      return t('sending', { count })
    case 'waiting':
      return t('waiting', { count })
    case 'sign_in':
      return t('signIn', { count })
    case 'not_kept':
      return t('notKept', { count })
  }
}
