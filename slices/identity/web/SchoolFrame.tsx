import './identity.css'
import { Subpages } from '@banxue/ui/Subpages'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { words } from './words.ts'

/** The admin's pages under one title. */
export function SchoolFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useWords(words)
  usePageTitle(title)
  return (
    <>
      <h1 className="page-title">{t('schoolTitle')}</h1>
      <Subpages className="subplaces" label={t('schoolTitle')}>
        <Link to="/console/school" activeOptions={{ exact: true }}>
          {t('settings')}
        </Link>
        <Link to="/console/school/start">{t('start')}</Link>
        <Link to="/console/school/people">{t('people')}</Link>
        <Link to="/console/school/invitations">{t('invitations')}</Link>
        <Link to="/console/school/looks">{t('looks')}</Link>
      </Subpages>
      {children}
    </>
  )
}
