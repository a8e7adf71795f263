import { useWords } from '@banxue/ui/words'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { askAuth } from './auth-api.ts'
import { CodeField } from './fields.tsx'
import { Form } from './Form.tsx'
import { refusalOf } from './refusal.ts'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

/** Has a code mailed to an address; the answer is the same whether or not it has an account. */
export const sendCode = (email: string) =>
  askAuth('/email-otp/send-verification-otp', { email, type: 'sign-in' })

interface CodeFormProps {
  email: string
  label: string
  /** Uses the code; rejects where it is not right. */
  onCode: (code: string) => Promise<unknown>
  /** Back to the address. */
  onOtherEmail: () => void
}

/** The second step of signing in by code: the code from the mail. */
export function CodeForm({ email, label, onCode, onOtherEmail }: CodeFormProps) {
  const t = useWords(words)
  const [code, setCode] = useState('')
  const { school } = useMe()
  const again = useMutation({ mutationFn: () => sendCode(email), onSuccess: () => setCode('') })
  return (
    <>
      <p className="said" role="status">
        {t('codeSent', { email })}
      </p>
      {!school.provesEmail && school.canEnterDemo && (
        <p className="said-mailbox">
          {t('mailboxHint')}{' '}
          <Link to="/mailbox" target="_blank">
            {t('mailboxLink')}
          </Link>
        </p>
      )}
      <Form act={() => onCode(code)} label={label}>
        <CodeField value={code} onChange={setCode} />
      </Form>
      <div className="door-ways">
        <button
          type="button"
          className="plain-link"
          disabled={again.isPending}
          onClick={() => again.mutate()}
        >
          {t('codeAgain')}
        </button>
        <button type="button" className="plain-link" onClick={onOtherEmail}>
          {t('otherEmail')}
        </button>
      </div>
      <div role="alert">
        {again.error !== null && <p className="form-refusal">{refusalOf(t, again.error)}</p>}
      </div>
    </>
  )
}
