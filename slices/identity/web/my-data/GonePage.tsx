import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { AuthLayout } from '../AuthLayout.tsx'
import { words } from './words.ts'

/** What is left to say to somebody who deleted their account. */
export function GonePage() {
  const t = useWords(words)
  return (
    <AuthLayout title={t('goneTitle')} lead={t('goneLead')}>
      <div className="sheet-acts">
        <Link to="/" className="button button-quiet">
          {t('goneHome')}
        </Link>
      </div>
    </AuthLayout>
  )
}
