import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useWords } from '@banxue/ui/words'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { identity } from './api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { refusalOf } from './refusal.ts'
import { useEntered } from './useEntered.ts'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

const route = getRouteApi('/demo')
const people = ['learner', 'instructor', 'coach', 'operator', 'admin'] as const

/** One tap into the demo, as each of its people. */
export function DemoPage() {
  const t = useWords(words)
  const search = route.useSearch()
  const { school } = useMe()
  const below = (
    <Link to="/sign-in" search={search}>
      {t('backToSignIn')}
    </Link>
  )
  return (
    <AuthLayout
      title={t('demoTitle')}
      lead={school.canEnterDemo ? t('demoLead') : t('demoShut')}
      below={below}
    >
      {school.demoProgress !== null && (
        <div className="said">
          <p>{t('demoLoading', { share: school.demoProgress })}</p>
          <ProgressBar share={school.demoProgress} label={t('demoTitle')} />
        </div>
      )}
      {school.canEnterDemo && <Roles />}
    </AuthLayout>
  )
}

function Roles() {
  const t = useWords(words)
  const entered = useEntered(route.useSearch())
  const { mutate, isPending, error } = useMutation(
    identity.enterDemo.mutationOptions({ onSuccess: () => entered() }),
  )
  return (
    <>
      <ul className="demo-roles">
        {people.map((role) => (
          <li key={role}>
            <button type="button" className="demo-role" disabled={isPending} onClick={() => mutate({ role })}>
              <strong>{t(role)}</strong>
              <span className="demo-role-why">{t(`${role}Why`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">{error !== null && <p className="form-refusal">{refusalOf(t, error)}</p>}</div>
    </>
  )
}
