import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { askAuth } from './auth-api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { EmailField } from './fields.tsx'
import { Form } from './Form.tsx'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

/** Asks for the mail with the link to a new password. */
export function ForgotPage() {
  const t = useWords(words)
  const { school } = useMe()
  const [email, setEmail] = useState('')
  const [sentTo, setSentTo] = useState<string | null>(null)
  const below = <Link to="/sign-in">{t('backToSignIn')}</Link>
  if (!school.hasMail)
    return (
      <AuthLayout title={t('forgotTitle')} below={below}>
        <p className="said">{t('noMail')}</p>
      </AuthLayout>
    )
  const send = async () => {
    await askAuth('/request-password-reset', { email })
    setSentTo(email)
  }
  return (
    <AuthLayout title={t('forgotTitle')} lead={t('forgotLead')} below={below}>
      <Form act={send} label={t('sendLink')}>
        <EmailField value={email} onChange={setEmail} />
      </Form>
      <div role="status">
        {sentTo !== null && <p className="said">{t('linkSent', { email: sentTo })}</p>}
        {sentTo !== null && !school.provesEmail && (
          <p className="said-mailbox">
            {t('mailboxHint')} <Link to="/mailbox">{t('mailboxLink')}</Link>
          </p>
        )}
      </div>
    </AuthLayout>
  )
}
