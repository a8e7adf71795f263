import { useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identity } from './api.ts'
import { askAuth } from './auth-api.ts'
import { PasswordField } from './fields.tsx'
import { Form } from './Form.tsx'
import { words } from './words.ts'

/** Changes the password, or sets the first one. */
export function PasswordPart({ hasPassword }: { hasPassword: boolean }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = async () => {
    if (hasPassword)
      await askAuth('/change-password', {
        currentPassword: current,
        newPassword: next,
        revokeOtherSessions: true,
      })
    else await identity.setPassword.call({ password: next })
    setCurrent('')
    setNext('')
    await queries.invalidateQueries({ queryKey: identity.key() })
  }
  return (
    <section className="sheet-part">
      <h2>{t('changePassword')}</h2>
      {!hasPassword && <p className="sheet-quiet">{t('noPassword')}</p>}
      <Form
        act={save}
        label={hasPassword ? t('save') : t('setPassword')}
        done={hasPassword ? `${t('saved')} ${t('othersOut')}` : t('saved')}
        isQuiet
      >
        {hasPassword && <PasswordField label={t('currentPassword')} value={current} onChange={setCurrent} />}
        <PasswordField label={t('nextPassword')} isNew value={next} onChange={setNext} />
      </Form>
    </section>
  )
}
