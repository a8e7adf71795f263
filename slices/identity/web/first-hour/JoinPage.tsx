import { Failure, Loading } from '@banxue/ui/states'
import { currentLanguage, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AlreadyIn } from '../AlreadyIn.tsx'
import { identity } from '../api.ts'
import { AuthLayout } from '../AuthLayout.tsx'
import { NameField, PasswordField } from '../fields.tsx'
import { Form } from '../Form.tsx'
import { useEntered } from '../useEntered.ts'
import { useMe } from '../useMe.ts'
import { words as accountWords } from '../words.ts'
import { words } from './words.ts'

const route = getRouteApi('/join')

/** Where the link of an invitation leads: a name, a password, and one is in. */
export function JoinPage() {
  const t = useWords(words)
  const { token } = route.useSearch()
  const { person, school } = useMe()
  const { data, error, refetch } = useQuery(
    identity.invitation.queryOptions({ input: { token }, staleTime: Infinity, gcTime: 0 }),
  )
  const lead = data == null ? undefined : t('joinLead', { school: school.name, email: data.email })
  return (
    <AuthLayout title={t('joinTitle')} lead={lead}>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={3} />}
      {data === null && (
        <p className="said" role="status">
          {t('joinGone')}
        </p>
      )}
      {data != null && person?.kind === 'member' && <AlreadyIn name={person.name} way={{ to: '/' }} />}
      {data != null && person?.kind !== 'member' && <Join token={token} email={data.email} />}
    </AuthLayout>
  )
}

function Join({ token, email }: { token: string; email: string }) {
  const t = useWords(words)
  const account = useWords(accountWords)
  const entered = useEntered({ to: '/courses' })
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const join = async () => {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
    await identity.acceptInvitation.call({ token, name, password, language: currentLanguage(), zone })
    await entered()
  }
  return (
    <>
      <Form act={join} label={t('join')}>
        {/* Password managers keep the new password with this address. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <NameField value={name} onChange={setName} />
        <PasswordField label={account('newPassword')} isNew value={password} onChange={setPassword} />
      </Form>
      <div className="door-ways">
        <Link to="/sign-in" className="plain-link">
          {account('signIn')}
        </Link>
      </div>
    </>
  )
}
