import { Button } from '@mantine/core'
import { useFormats, useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '#identity/contract'
import { identity } from '../api.ts'
import { useMe } from '../useMe.ts'
import { EraseNowForm } from './EraseNowForm.tsx'
import { erasureRefusal } from './erasure-refusal.ts'
import { words } from './words.ts'

/** The way out for good: with days to change one's mind, or at once. */
export function ErasePart({ person }: { person: NonNullable<Me['person']> }) {
  const t = useWords(words)
  const { school } = useMe()
  const queries = useQueryClient()
  const [isNow, setNow] = useState(false)
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: identity.me.key() }) }
  const ask = useMutation(identity.requestErasure.mutationOptions(settled))
  const keep = useMutation(identity.cancelErasure.mutationOptions(settled))
  const isGuest = person.kind === 'guest'
  const refusal = ask.error ?? keep.error
  const hasDays = school.erasureDays > 0
  return (
    <section className="sheet-part" aria-labelledby="erase">
      <h2 id="erase">{t('erase')}</h2>
      <p className="sheet-quiet">{t(isGuest ? 'eraseGuestLead' : 'eraseLead')}</p>
      <p className="sheet-quiet">{t('eraseBackups')}</p>
      {person.simulated ? (
        <p className="said">{t('demoPerson')}</p>
      ) : (
        <>
          <p className="sheet-quiet">{t('eraseDays', { count: school.erasureDays })}</p>
          {person.erasure !== null && <Coming erasure={person.erasure} />}
          <div className="sheet-acts">
            {person.erasure !== null && (
              <Button loading={keep.isPending} onClick={() => keep.mutate({})}>
                {t('keep')}
              </Button>
            )}
            {person.erasure === null && hasDays && (
              <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate({})}>
                {t(isGuest ? 'eraseAskGuest' : 'eraseAsk')}
              </Button>
            )}
            {!isNow && (
              <Button variant="default" onClick={() => setNow(true)}>
                {t('eraseNow')}
              </Button>
            )}
          </div>
          <p role="status" className="form-done">
            {keep.isSuccess && person.erasure === null ? t('kept') : ''}
          </p>
          <div role="alert">
            {refusal !== null && <p className="form-refusal">{erasureRefusal(t, refusal)}</p>}
          </div>
          {isNow && <EraseNowForm person={person} onBack={() => setNow(false)} />}
        </>
      )}
    </section>
  )
}

/** What lies ahead, in a sentence. */
function Coming({ erasure }: { erasure: NonNullable<NonNullable<Me['person']>['erasure']> }) {
  const t = useWords(words)
  const { date } = useFormats()
  // What the device remembers of the session holds moments as texts.
  const dueAt = new Date(erasure.dueAt)
  const [now] = useState(() => new Date())
  if (dueAt < now) return <p className="said">{t('comingHeld')}</p>
  return <p className="said">{t(erasure.isByStaff ? 'comingByStaff' : 'comingOn', { when: date(dueAt) })}</p>
}
