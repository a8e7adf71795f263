import { Link, useRouterState } from '@tanstack/react-router'
import { consolePlaces } from './first/places.ts'
import { firstWords } from './first/words.ts'
import { SchemeSwitch } from './scheme.tsx'
import { useSession } from './session.tsx'
import { setLanguage, useLanguage } from './words.ts'

/** Beside the school's name: language, light, the console for staff, signing in for visitors. */
export function FrameActions({ area }: { area: 'school' | 'console' }) {
  const language = useLanguage()
  const words = firstWords[language]
  const { person, permissions } = useSession()
  const desk = consolePlaces.find(({ permission }) => permissions.includes(permission ?? ''))
  const path = useRouterState({ select: (state) => state.location.pathname })
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      {area === 'school' && desk !== undefined && (
        <Link to={desk.to} className="frame-action">
          {words.console}
        </Link>
      )}
      {area === 'console' && (
        <Link to="/" className="frame-action frame-action-wide">
          {words.toSchool}
        </Link>
      )}
      <button type="button" className="frame-action" lang={other} onClick={() => void setLanguage(other)}>
        {other === 'en' ? 'English' : '中文'}
      </button>
      <SchemeSwitch />
      {person?.kind !== 'member' && (
        <Link to="/sign-in" search={{ to: path }} className="frame-action frame-action-strong">
          {words.signIn}
        </Link>
      )}
    </>
  )
}
