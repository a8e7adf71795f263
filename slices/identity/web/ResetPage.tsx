import { useWords } from '@banxue/ui/words'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { askAuth } from './auth-api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { PasswordField } from './fields.tsx'
import { Form } from './Form.tsx'
import { useNewSession } from './useMe.ts'
import { words } from './words.ts'

const route = getRouteApi('/reset')

/** Where the link in the mail leads: a new password. */
export function ResetPage() {
  const t = useWords(words)
  const { token } = route.useSearch()
  const newSession = useNewSession()
  const [password, setPassword] = useState('')
  const [isDone, setDone] = useState(false)
  const reset = async () => {
    await askAuth('/reset-password', { newPassword: password, token })
    await newSession()
    setDone(true)
  }
  return (
    <AuthLayout
      title={t('resetTitle')}
      lead={isDone ? undefined : t('resetLead')}
      below={<Link to={isDone ? '/sign-in' : '/forgot'}>{isDone ? t('signIn') : t('forgotTitle')}</Link>}
    >
      {token === '' && <p className="said">{t('resetNoToken')}</p>}
      {isDone && (
        <p className="said" role="status">
          {t('resetDone')}
        </p>
      )}
      {token !== '' && !isDone && (
        <Form act={reset} label={t('save')}>
          <PasswordField label={t('nextPassword')} isNew value={password} onChange={setPassword} />
        </Form>
      )}
    </AuthLayout>
  )
}
