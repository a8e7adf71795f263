import '../identity.css'
import './my-data.css'
import { usePageTitle } from '@banxue/ui/shell'
import { Empty } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useMe } from '../useMe.ts'
import { ConsentsPart } from './ConsentsPart.tsx'
import { CopyPart } from './CopyPart.tsx'
import { ErasePart } from './ErasePart.tsx'
import { KindsPart } from './KindsPart.tsx'
import { LooksPart } from './LooksPart.tsx'
import { words } from './words.ts'

/** What the school keeps of who looks at it, and what they can do about it. */
export function MyDataPage() {
  const t = useWords(words)
  const { person } = useMe()
  usePageTitle(t('title'))
  return (
    <div className="sheet">
      <header>
        <h1 className="page-title">{t('title')}</h1>
        <p className="sheet-quiet">{t('lead')}</p>
      </header>
      {person === null ? (
        <Empty title={t('nobody')}>{t('nobodyWhy')}</Empty>
      ) : (
        <>
          <ConsentsPart />
          <CopyPart />
          <LooksPart />
          <KindsPart isGuest={person.kind === 'guest'} />
          <ErasePart person={person} />
        </>
      )}
    </div>
  )
}
