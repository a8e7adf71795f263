import { useWords } from '@banxue/ui/words'
import { getRouteApi, Link } from '@tanstack/react-router'
import { AuthLayout } from '../AuthLayout.tsx'
import { words } from './words.ts'

const route = getRouteApi('/gone')

/** What is left to say to somebody who deleted their account. */
export function GonePage() {
  const t = useWords(words)
  const { elsewhere = false } = route.useSearch()
  return (
    <AuthLayout title={t('goneTitle')} lead={t('goneLead')}>
      {elsewhere && <p>{t('goneElsewhere')}</p>}
      <div className="sheet-acts">
        <Link to="/" className="button button-quiet">
          {t('goneHome')}
        </Link>
      </div>
    </AuthLayout>
  )
}
