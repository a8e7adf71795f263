import { Button } from '@mantine/core'
import { savedOf } from '@banxue/ui/offline/saved'
import { waitingEvents } from '@banxue/ui/telemetry/Telemetry'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { leaveSchool } from './leave-school.ts'
import { refusalOf } from './refusal.ts'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

/** The way out; where work has not reached the school yet, it asks first. */
export function SignOutPart() {
  const t = useWords(words)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const me = useMe()
  const [waiting, setWaiting] = useState(0)
  const [keepsSaved, setKeepsSaved] = useState(false)
  const leave = useMutation({
    mutationFn: async (isAsked: boolean) => {
      const count = isAsked ? 0 : await waitingEvents()
      if (count > 0) return setWaiting(count)
      await leaveSchool({ me, queries, keepsSaved })
      await navigate({ to: '/' })
    },
  })
  return (
    <section>
      {waiting > 0 && <p className="said">{t('queueAsk', { count: waiting })}</p>}
      <KeepSaved personId={me.person?.id ?? ''} isKept={keepsSaved} onKeep={setKeepsSaved} />
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

interface KeepSavedProps {
  personId: string
  isKept: boolean
  onKeep: (isKept: boolean) => void
}

/** Units saved on this device go with whoever signs out, unless they say otherwise. */
function KeepSaved({ personId, isKept, onKeep }: KeepSavedProps) {
  const t = useWords(words)
  const { data } = useQuery({
    queryKey: ['saved', 'count', personId],
    queryFn: () => savedOf(personId),
    staleTime: 0,
  })
  if (data === undefined || data.length === 0) return null
  return (
    <label className="keep-saved">
      <input type="checkbox" checked={isKept} onChange={(event) => onKeep(event.target.checked)} />
      <span>{t('keepSaved', { count: data.length })}</span>
    </label>
  )
}
