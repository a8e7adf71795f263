import { removeSaved } from '@banxue/ui/offline/saved'
import { useSession } from '@banxue/ui/session'
import { useFormats, useLanguage, useLocal, useWords } from '@banxue/ui/words'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { UnitView } from '#learning/contract'
import { offlineWords } from './words.ts'
import { keptUntil } from './saved-unit.ts'
import { SavePanel } from './SavePanel.tsx'
import { sizeText } from './size-text.ts'
import { useSavedUnit } from './useSaved.ts'
import './offline.css'

/** A line of the player's menu: keeps this unit on the device, or says until when it is kept and removes it. */
export function SaveUnit({ view }: { view: UnitView }) {
  const t = useWords(offlineWords)
  const local = useLocal()
  const language = useLanguage()
  const { date } = useFormats()
  const { person } = useSession()
  const saved = useSavedUnit(view.unitId)
  const [isOpen, setOpen] = useState(false)
  if (saved === undefined || person === null) return null
  if (saved !== null)
    return (
      <div className="save-line">
        <p>
          <span>{t('savedThis')}</span>
          <span className="save-quiet figures">
            {t('kept', { size: sizeText(saved.sizeBytes, language), date: date(keptUntil(saved)) })}
          </span>
        </p>
        <button
          type="button"
          className="button button-quiet"
          aria-label={t('removeUnit', { unit: local(view.title) })}
          onClick={() => void removeSaved(person.id, view.unitId)}
        >
          {t('remove')}
        </button>
      </div>
    )
  return (
    <>
      <button
        type="button"
        className="player-menu-item"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <IconDownload size={20} stroke={1.75} aria-hidden />
        {t('saveThis')}
      </button>
      {isOpen && (
        <SavePanel
          courseId={view.courseId}
          slug={view.slug}
          offers={[{ label: local(view.title), units: [outlined(view)] }]}
        />
      )}
    </>
  )
}

/** The unit as its course's outline has it. */
const outlined = ({ unitId, revision, title, steps }: UnitView) => ({
  id: unitId,
  revision,
  title,
  isRequired: true,
  estimatedS: steps.reduce((sum, step) => sum + step.estimatedS, 0),
  steps: steps.map(({ id, isRequired, estimatedS, content }) => ({
    id,
    isRequired,
    kind: content.kind,
    estimatedS: content.kind === 'video' ? Math.ceil(content.playback?.durationS ?? 0) : estimatedS,
  })),
})
