import { Button } from '@mantine/core'
import { forgetPerson } from '@banxue/ui/telemetry/Telemetry'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import type { Me } from '#identity/contract'
import { identity } from '../api.ts'
import { sendCode } from '../CodeForm.tsx'
import { CodeField, PasswordField } from '../fields.tsx'
import { leaveSchool } from '../leave-school.ts'
import { useMe } from '../useMe.ts'
import { erasureRefusal } from './erasure-refusal.ts'
import { words } from './words.ts'

interface EraseNowFormProps {
  person: NonNullable<Me['person']>
  onBack: () => void
}

/** Deletes at once, on proof that the account is one's own; then the device forgets its person too. */
export function EraseNowForm({ person, onBack }: EraseNowFormProps) {
  const t = useWords(words)
  const me = useMe()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [proof, setProof] = useState('')
  const way = person.kind === 'guest' ? 'none' : person.hasPassword ? 'password' : 'code'
  const erase = useMutation({
    async mutationFn() {
      await identity.eraseNow.call(way === 'none' ? {} : { [way]: proof })
      await forgetPerson(person.id)
      await leaveSchool({ me, queries, keepsSaved: false })
      await navigate({ to: '/gone' })
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!erase.isPending) erase.mutate()
  }
  return (
    <form className="form erase-now" onSubmit={submit}>
      <p>{t('eraseNowLead')}</p>
      {way === 'password' && <PasswordField label={t('proofPassword')} value={proof} onChange={setProof} />}
      {way === 'code' && <MailedCode email={person.email ?? ''} value={proof} onChange={setProof} />}
      <div role="alert">
        {erase.error !== null && <p className="form-refusal">{erasureRefusal(t, erase.error)}</p>}
      </div>
      <div className="sheet-acts">
        <Button type="submit" color="clay" loading={erase.isPending}>
          {t('eraseNow')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('goBack')}
        </Button>
      </div>
    </form>
  )
}

interface MailedCodeProps {
  email: string
  value: string
  onChange: (code: string) => void
}

/** For accounts that sign in by code: one is mailed on request. */
function MailedCode({ email, value, onChange }: MailedCodeProps) {
  const t = useWords(words)
  const send = useMutation({ mutationFn: () => sendCode(email) })
  if (!send.isSuccess)
    return (
      <div>
        <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
          {t('proofSend')}
        </Button>
        {send.error !== null && <p className="form-refusal">{erasureRefusal(t, send.error)}</p>}
      </div>
    )
  return (
    <>
      <p role="status">{t('proofSent', { email })}</p>
      <CodeField value={value} onChange={onChange} />
    </>
  )
}
