import { useWords } from '@banxue/ui/words'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AlreadyIn } from './AlreadyIn.tsx'
import { identity } from './api.ts'
import { askAuth } from './auth-api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { CodeForm, sendCode } from './CodeForm.tsx'
import { EmailField, NameField, PasswordField } from './fields.tsx'
import { Form } from './Form.tsx'
import { useEntered } from './useEntered.ts'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

const route = getRouteApi('/sign-up')

/** A new account; a guest keeps what they did. */
export function SignUpPage() {
  const t = useWords(words)
  const search = route.useSearch()
  const { person } = useMe()
  return (
    <AuthLayout
      title={t('signUpTitle')}
      lead={person?.kind === 'guest' ? t('guestKept') : t('signUpLead')}
      below={
        <p>
          {t('haveAccount')}{' '}
          <Link to="/sign-in" search={search}>
            {t('signIn')}
          </Link>
        </p>
      }
    >
      {person?.kind === 'member' ? <AlreadyIn name={person.name} way={search} /> : <SignUp />}
    </AuthLayout>
  )
}

function SignUp() {
  const t = useWords(words)
  const entered = useEntered(route.useSearch())
  const { school } = useMe()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isSent, setSent] = useState(false)
  const byPassword = async () => {
    await askAuth('/sign-up/email', { name, email, password })
    await entered()
  }
  const byCode = async () => {
    await sendCode(email)
    setSent(true)
  }
  const withCode = async (otp: string) => {
    await askAuth('/sign-in/email-otp', { email, otp, name })
    // Who had an account all along keeps its password.
    await identity.setPassword.call({ password }).catch(() => undefined)
    await entered()
  }
  if (isSent)
    return (
      <CodeForm email={email} label={t('signUp')} onCode={withCode} onOtherEmail={() => setSent(false)} />
    )
  return (
    <Form
      act={school.provesEmail ? byCode : byPassword}
      label={school.provesEmail ? t('sendCode') : t('signUp')}
    >
      <NameField value={name} onChange={setName} />
      <EmailField value={email} onChange={setEmail} />
      <PasswordField label={t('newPassword')} isNew value={password} onChange={setPassword} />
    </Form>
  )
}
