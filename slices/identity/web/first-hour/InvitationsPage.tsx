import './first-hour.css'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { currentLanguage, type Language, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { identity } from '../api.ts'
import { SchoolFrame } from '../SchoolFrame.tsx'
import { inviteRefusal } from './invite-refusal.ts'
import { InvitationRow } from './InvitationRow.tsx'
import { words } from './words.ts'

/** Inviting people by mail, and what became of it. */
export function InvitationsPage() {
  const t = useWords(words)
  const { data, error, refetch } = useQuery(identity.listInvitations.queryOptions({ staleTime: 0 }))
  return (
    <SchoolFrame title={t('invitations')}>
      <div className="sheet">
        <section className="sheet-part" aria-labelledby="invite">
          <h2 id="invite">{t('invitations')}</h2>
          <p className="sheet-quiet">{t('invitationsLead')}</p>
          <InviteForm />
        </section>
        {error !== null && <Failure error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={3} />}
        {data?.length === 0 && <Empty title={t('none')}>{t('noneWhy')}</Empty>}
        {data !== undefined && data.length > 0 && (
          <ul className="rows">
            {data.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
      </div>
    </SchoolFrame>
  )
}

function InviteForm() {
  const t = useWords(words)
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<Language>(currentLanguage)
  const invite = useMutation(
    identity.invite.mutationOptions({
      onSuccess: async () => {
        setEmail('')
        await queries.invalidateQueries({ queryKey: identity.key() })
      },
    }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!invite.isPending) invite.mutate({ email, language })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextInput
        label={t('email')}
        type="email"
        name="email"
        autoComplete="off"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        maxLength={200}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NativeSelect
        size="md"
        label={t('mailLanguage')}
        name="language"
        data={[
          { value: 'zh-CN', label: t('chinese') },
          { value: 'en', label: t('english') },
        ]}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'zh-CN')}
      />
      <div role="alert">
        {invite.error !== null && <p className="form-refusal">{inviteRefusal(t, invite.error)}</p>}
      </div>
      <div className="form-foot">
        <Button type="submit" loading={invite.isPending}>
          {t('invite')}
        </Button>
      </div>
      <p role="status" className="form-done">
        {invite.isSuccess ? t('invited', { email: invite.data.email }) : ''}
      </p>
    </form>
  )
}
