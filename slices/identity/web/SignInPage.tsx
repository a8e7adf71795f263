import { useWords } from '@banxue/ui/words'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AlreadyIn } from './AlreadyIn.tsx'
import { askAuth } from './auth-api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { CodeForm, sendCode } from './CodeForm.tsx'
import { EmailField, PasswordField } from './fields.tsx'
import { Form } from './Form.tsx'
import { useEntered } from './useEntered.ts'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

const route = getRouteApi('/sign-in')

/** Coming back: by password, or by a code from the mail. */
export function SignInPage() {
  const t = useWords(words)
  const search = route.useSearch()
  const { person, school } = useMe()
  return (
    <AuthLayout
      title={t('signInTitle')}
      lead={t('signInLead')}
      below={
        <>
          <p>
            {t('newHere')}{' '}
            <Link to="/sign-up" search={search}>
              {t('signUp')}
            </Link>
          </p>
          {school.canEnterDemo && (
            <Link to="/demo" search={search}>
              {t('demoTitle')}
            </Link>
          )}
        </>
      }
    >
      {person?.kind === 'member' ? <AlreadyIn name={person.name} way={search} /> : <SignIn />}
    </AuthLayout>
  )
}

function SignIn() {
  const t = useWords(words)
  const entered = useEntered(route.useSearch())
  const { school } = useMe()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [way, setWay] = useState<'password' | 'code' | 'sent'>('password')
  if (way === 'sent')
    return (
      <CodeForm
        email={email}
        label={t('signIn')}
        onCode={async (otp) => {
          await askAuth('/sign-in/email-otp', { email, otp })
          await entered()
        }}
        onOtherEmail={() => setWay('code')}
      />
    )
  const byPassword = async () => {
    await askAuth('/sign-in/email', { email, password })
    await entered()
  }
  const byCode = async () => {
    await sendCode(email)
    setWay('sent')
  }
  const isCode = way === 'code'
  return (
    <>
      <Form key={way} act={isCode ? byCode : byPassword} label={isCode ? t('sendCode') : t('signIn')}>
        <EmailField value={email} onChange={setEmail} />
        {!isCode && <PasswordField label={t('password')} value={password} onChange={setPassword} />}
      </Form>
      <div className="door-ways">
        {(school.hasMail || isCode) && (
          <button type="button" className="plain-link" onClick={() => setWay(isCode ? 'password' : 'code')}>
            {isCode ? t('passwordInstead') : t('codeInstead')}
          </button>
        )}
        {!isCode && (
          <Link to="/forgot" className="plain-link">
            {t('forgot')}
          </Link>
        )}
      </div>
    </>
  )
}
