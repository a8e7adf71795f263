import { useSession } from '@banxue/ui/session'
import { useLanguage, useWords } from '@banxue/ui/words'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { CourseId, Outline } from '#courses/contract'
import { courses, learning } from '../api.ts'
import { estimateBytes, hasVideo, roomHere } from './estimate.ts'
import { offlineWords } from './words.ts'
import { qualities, type Quality, usualQuality } from './saved-unit.ts'
import { closeSaving, startSaving } from './saver.ts'
import { SavingProgress } from './SavingProgress.tsx'
import { sizeText } from './size-text.ts'
import { useSaving } from './useSaved.ts'
import './offline.css'

type Unit = Outline['modules'][number]['units'][number]

/** Some units that can be saved at once, and how that is called. */
interface Offer {
  label: string
  units: readonly Unit[]
}

interface SavePanelProps {
  courseId: CourseId
  slug: string
  /** At least one; the first is chosen until another is. */
  offers: readonly Offer[]
}

/** What to save, in which quality, what that takes; then how it goes. */
export function SavePanel({ courseId, slug, offers }: SavePanelProps) {
  const t = useWords(offlineWords)
  const { person } = useSession()
  const saving = useSaving()
  const [chosen, setChosen] = useState(0)
  const [quality, setQuality] = useState<Quality>(usualQuality)
  const units = offers[chosen]?.units ?? []
  const room = useQuery({ queryKey: ['room'], queryFn: roomHere, staleTime: 10_000 }).data ?? null
  const bytes = estimateBytes(units, quality)
  const queries = useQueryClient()
  // What came of it is read once.
  useEffect(() => closeSaving, [])
  const isTooBig = room !== null && bytes > room.freeBytes
  if (saving !== null) return <SavingProgress saving={saving} />
  if (person === null) return null
  return (
    <form
      className="save-panel"
      onSubmit={(event) => {
        event.preventDefault()
        keepTheWayThere(queries, courseId, slug)
        void startSaving(
          person,
          units.map(({ id }) => ({ courseId, unitId: id })),
          quality,
        )
      }}
    >
      <p className="save-quiet">{t('saveWhy')}</p>
      {offers.length > 1 && (
        <Choices
          legend={t('what')}
          options={offers.map(({ label }, index) => ({ value: index, label }))}
          value={chosen}
          onChoose={setChosen}
        />
      )}
      {hasVideo(units) && (
        <Choices
          legend={t('video')}
          options={qualities.map((one) => ({
            value: one,
            label: one === 'sound' ? t('sound') : t('px', { px: String(one) }),
          }))}
          value={quality}
          onChoose={setQuality}
        />
      )}
      <SizeLine bytes={bytes} freeBytes={room?.freeBytes ?? null} />
      <button type="submit" className="button" disabled={isTooBig || units.length === 0}>
        {t('save')}
      </button>
    </form>
  )
}

/** The pages that lead to a saved unit open without a network too, once the school has answered what they ask. */
function keepTheWayThere(queries: QueryClient, courseId: CourseId, slug: string): void {
  void queries.prefetchQuery(learning.listEnrolments.queryOptions())
  void queries.prefetchQuery(learning.courseProgress.queryOptions({ input: { courseId } }))
  void queries.prefetchQuery(courses.coursePage.queryOptions({ input: { slug } }))
}

function SizeLine({ bytes, freeBytes }: { bytes: number; freeBytes: number | null }) {
  const t = useWords(offlineWords)
  const language = useLanguage()
  const size = sizeText(bytes, language)
  if (freeBytes === null) return <p className="save-quiet">{t('about', { size })}</p>
  const free = sizeText(freeBytes, language)
  return bytes > freeBytes ? (
    <p className="save-warn" role="alert">
      {t('tooBig', { size, free })}
    </p>
  ) : (
    <p className="save-quiet figures">{t('aboutFree', { size, free })}</p>
  )
}

interface ChoicesProps<V> {
  legend: string
  options: readonly { value: V; label: string }[]
  value: V
  onChoose: (value: V) => void
}

function Choices<V>({ legend, options, value, onChoose }: ChoicesProps<V>) {
  const name = useId()
  return (
    <fieldset className="save-choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.label} className="save-choice">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
