import { Text } from '@banxue/ui/Html'
import { removeSaved } from '@banxue/ui/offline/saved'
import { useSession } from '@banxue/ui/session'
import { useFormats, useLanguage, useLocal, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { offlineWords } from './words.ts'
import { keptUntil, type SavedUnit } from './saved-unit.ts'
import { sizeText } from './size-text.ts'
import './offline.css'

interface SavedListProps {
  units: readonly SavedUnit[]
  /** Whether each can be removed here. */
  isKeeping?: boolean
}

/** Saved units, each with the way into it, its size and how long it is kept. */
export function SavedList({ units, isKeeping = false }: SavedListProps) {
  return (
    <ul className="saved-list">
      {units.map((saved) => (
        <SavedRow key={saved.view.unitId} saved={saved} isKeeping={isKeeping} />
      ))}
    </ul>
  )
}

function SavedRow({ saved, isKeeping }: { saved: SavedUnit; isKeeping: boolean }) {
  const t = useWords(offlineWords)
  const local = useLocal()
  const language = useLanguage()
  const { date } = useFormats()
  const { person } = useSession()
  const { courseId, unitId, title, courseTitle } = saved.view
  return (
    <li className="saved-row">
      <Link to="/learn/$courseId/$unitId" params={{ courseId, unitId }} className="saved-link">
        <Text text={title} />
        <span className="save-quiet">
          <Text text={courseTitle} />
        </span>
        <span className="save-quiet figures">
          {t('kept', { size: sizeText(saved.sizeBytes, language), date: date(keptUntil(saved)) })}
        </span>
      </Link>
      {isKeeping && person !== null && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={t('removeUnit', { unit: local(title) })}
          onClick={() => void removeSaved(person.id, unitId)}
        >
          {t('remove')}
        </button>
      )}
    </li>
  )
}
