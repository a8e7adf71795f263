import './identity.css'
import { InstallOffer } from '@banxue/ui/InstallOffer'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { WeeklyMailPart } from '#retention/web'
import { words as myDataWords } from './my-data/words.ts'
import { PasswordPart } from './PasswordPart.tsx'
import { ProfilePart } from './ProfilePart.tsx'
import { SessionsPart } from './SessionsPart.tsx'
import { SignOutPart } from './SignOutPart.tsx'
import { useMe } from './useMe.ts'
import { words } from './words.ts'

/** One's own account: profile, password, devices, the way out. */
export function AccountPage() {
  const t = useWords(words)
  const { person, permissions } = useMe()
  usePageTitle(t('meTitle'))
  return (
    <div className="sheet">
      <h1 className="page-title">{t('meTitle')}</h1>
      {person?.kind !== 'member' && <Invitation isGuest={person !== null} />}
      {person?.simulated === true && <p className="said">{t('demoPerson')}</p>}
      <InstallOffer />
      {person !== null && <ProfilePart key={person.id} person={person} />}
      {person?.kind === 'member' && (
        <>
          {!person.simulated && <PasswordPart hasPassword={person.hasPassword} />}
          <SessionsPart />
        </>
      )}
      {permissions.includes('pulse.read') && (
        <Suspense>
          <WeeklyMailPart className="sheet-part" />
        </Suspense>
      )}
      {person !== null && <MyDataLink />}
      {person?.kind === 'member' && <SignOutPart />}
    </div>
  )
}

function MyDataLink() {
  const t = useWords(myDataWords)
  return (
    <section className="sheet-part">
      <h2>{t('title')}</h2>
      <p className="sheet-quiet">{t('fromAccount')}</p>
      <div className="sheet-acts">
        <Link to="/me/data" className="button button-quiet">
          {t('open')}
        </Link>
        <Link to="/learn/receipt" className="button button-quiet">
          {t('recorded')}
        </Link>
      </div>
    </section>
  )
}

function Invitation({ isGuest }: { isGuest: boolean }) {
  const t = useWords(words)
  return (
    <section className="sheet-part">
      <h2>{isGuest ? t('aGuest') : t('aVisitor')}</h2>
      <p className="sheet-quiet">{isGuest ? t('aGuestLead') : t('aVisitorLead')}</p>
      <div className="sheet-acts">
        <Link to="/sign-up" search={{ to: '/me' }} className="button">
          {t('signUp')}
        </Link>
        <Link to="/sign-in" search={{ to: '/me' }} className="button button-quiet">
          {t('signIn')}
        </Link>
      </div>
    </section>
  )
}
