import { Failure } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from '@mantine/core'
import { identity } from './api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { useMe, useNewSession } from './useMe.ts'
import { words } from './words.ts'

const route = getRouteApi('/claim')

/** Where the first start's link leads: its reader becomes the admin. */
export function ClaimPage() {
  const t = useWords(words)
  const { token } = route.useSearch()
  const { person } = useMe()
  const back = `/claim?token=${encodeURIComponent(token)}`
  return (
    <AuthLayout title={t('claimTitle')} lead={t('claimLead')}>
      {person?.kind === 'member' ? (
        <Claim token={token} />
      ) : (
        <>
          <p className="said">{t('claimFirst')}</p>
          <div className="sheet-acts">
            <Link to="/sign-up" search={{ to: back }} className="button">
              {t('signUp')}
            </Link>
            <Link to="/sign-in" search={{ to: back }} className="button button-quiet">
              {t('signIn')}
            </Link>
          </div>
        </>
      )}
    </AuthLayout>
  )
}

function Claim({ token }: { token: string }) {
  const t = useWords(words)
  const newSession = useNewSession()
  const { mutate, isPending, isSuccess, error } = useMutation(
    identity.claimAdmin.mutationOptions({ onSuccess: () => newSession() }),
  )
  if (isSuccess)
    return (
      <>
        <p className="said" role="status">
          {t('claimed')}
        </p>
        <div className="sheet-acts">
          <Link to="/console/school/start" className="button">
            {t('claimDone')}
          </Link>
        </div>
      </>
    )
  return (
    <>
      {error !== null && <Failure error={error} words={{ BAD_TOKEN: t('claimGone') }} />}
      <div className="sheet-acts">
        <Button loading={isPending} onClick={() => mutate({ token })}>
          {t('claim')}
        </Button>
      </div>
    </>
  )
}
