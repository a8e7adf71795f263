import { removeAllSaved } from '@banxue/ui/offline/saved'
import { useSession } from '@banxue/ui/session'
import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Loading } from '@banxue/ui/states'
import { useLanguage, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { offlineWords } from './words.ts'
import { roomHere } from './estimate.ts'
import type { SavedUnit } from './saved-unit.ts'
import { SavedList } from './SavedList.tsx'
import { SavingProgress } from './SavingProgress.tsx'
import { sizeText } from './size-text.ts'
import { useSaved, useSaving } from './useSaved.ts'
import '../learning.css'
import '../today/today.css'
import './offline.css'

/** What of the school lies on this device, what it takes, and how to make room. */
export function SavedPage() {
  const t = useWords(offlineWords)
  usePageTitle(t('savedTitle'))
  const units = useSaved()
  const saving = useSaving()
  return (
    <div className="today">
      <h1 className="page-title">{t('savedTitle')}</h1>
      {saving !== null && <SavingProgress saving={saving} />}
      {units === undefined ? (
        <Loading lines={4} />
      ) : units.length === 0 ? (
        <Empty
          title={t('nothingSaved')}
          action={
            <Link to="/learn" className="button">
              {t('toLearn')}
            </Link>
          }
        >
          <p>{t('nothingSavedWhy')}</p>
        </Empty>
      ) : (
        <>
          <p className="save-quiet">{t('savedWhy')}</p>
          <SavedList units={units} isKeeping />
          <RoomLine units={units} />
        </>
      )}
    </div>
  )
}

function RoomLine({ units }: { units: readonly SavedUnit[] }) {
  const t = useWords(offlineWords)
  const language = useLanguage()
  const { person } = useSession()
  const room = useQuery({ queryKey: ['room', units.length], queryFn: roomHere, staleTime: 0 }).data ?? null
  const usedBytes = units.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return (
    <div className="saved-room">
      {room !== null && (
        <p className="save-quiet figures">
          {t('room', { used: sizeText(usedBytes, language), free: sizeText(room.freeBytes, language) })}
        </p>
      )}
      {person !== null && units.length > 1 && (
        <button type="button" className="button button-quiet" onClick={() => void removeAllSaved(person.id)}>
          {t('removeAll')}
        </button>
      )}
    </div>
  )
}
