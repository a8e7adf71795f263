import './identity.css'
import { logo } from '@banxue/ui/first/logo'
import { usePageTitle } from '@banxue/ui/shell'
import { setLanguage, useLanguage } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from './useMe.ts'

interface AuthLayoutProps {
  title: string
  lead?: string | undefined
  children: ReactNode
  /** Below the card: other ways. */
  below?: ReactNode
}

/** One card in the middle, nothing beside it: for signing in and what belongs to it. */
export function AuthLayout({ title, lead, children, below }: AuthLayoutProps) {
  const { school } = useMe()
  const language = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  usePageTitle(title)
  return (
    <div className="door">
      <header className="door-top">
        <Link to="/" className="brand">
          <span>{logo(school.logoUrl)}</span>
          <span className="brand-name">{school.name}</span>
        </Link>
        <button type="button" className="frame-action" lang={other} onClick={() => void setLanguage(other)}>
          {other === 'en' ? 'English' : '中文'}
        </button>
      </header>
      <main id="main" className="door-main" tabIndex={-1}>
        <div className="door-card">
          <h1 className="door-title">{title}</h1>
          {lead !== undefined && <p className="door-lead">{lead}</p>}
          {children}
        </div>
        {below !== undefined && <div className="door-below">{below}</div>}
      </main>
    </div>
  )
}
