import { Button } from '@mantine/core'
import { waitingEvents } from '@banxue/ui/telemetry/Telemetry'
import { useWords } from '@banxue/ui/words'
import { useNavigate } from '@tanstack/react-router'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { askAuth } from './auth-api.ts'
import { refusalOf } from './refusal.ts'
import { useNewSession } from './useMe.ts'
import { words } from './words.ts'

/** The way out; where work has not reached the school yet, it asks first. */
export function SignOutPart() {
  const t = useWords(words)
  const navigate = useNavigate()
  const newSession = useNewSession()
  const [waiting, setWaiting] = useState(0)
  const leave = useMutation({
    mutationFn: async (isAsked: boolean) => {
      const count = isAsked ? 0 : await waitingEvents()
      if (count > 0) return setWaiting(count)
      await askAuth('/sign-out', {})
      await newSession()
      await navigate({ to: '/' })
    },
  })
  return (
    <section>
      {waiting > 0 && <p className="said">{t('queueAsk', { count: waiting })}</p>}
      <div className="sheet-acts">
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(waiting > 0)}>
          {waiting > 0 ? t('signOutAnyway') : t('signOut')}
        </Button>
        {waiting > 0 && <Button onClick={() => setWaiting(0)}>{t('stay')}</Button>}
      </div>
      <div role="alert">
        {leave.error !== null && <p className="form-refusal">{refusalOf(t, leave.error)}</p>}
      </div>
    </section>
  )
}
