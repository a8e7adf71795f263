import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { SavedView } from '#retention/contract'
import { retention } from '../api.ts'
import type { PulsePlace } from '../pulse/places.ts'
import { type PulseSearch, pulseSearch } from '../pulse/pulse-search.ts'
import { words } from '../words.ts'
import { ViewForm } from './ViewForm.tsx'

interface SavedViewsProps {
  place: PulsePlace
  search: PulseSearch
}

/** Views of Pulse under their names, the own ones and those that others share; and the present one, to be saved. */
export function SavedViews({ place, search }: SavedViewsProps) {
  const t = useWords(words)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button button-quiet views-open" popoverTarget={id}>
        {t('views')}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t('views')}
        className="views"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Views place={place} search={search} close={() => document.getElementById(id)?.hidePopover()} />
        )}
      </div>
    </>
  )
}

function Views({ place, search, close }: SavedViewsProps & { close: () => void }) {
  const t = useWords(words)
  const { data } = useQuery({ ...retention.savedViews.queryOptions(), staleTime: 0 })
  const [edited, edit] = useState<SavedView | null>(null)
  return (
    <>
      {data?.length === 0 && <p className="quiet">{t('viewsNone')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul>
          {data.map((view) => (
            <li key={view.id}>
              <Link to={view.place} search={pulseSearch({ ...view.search })} onClick={close}>
                {view.name}
              </Link>
              {view.by !== null && <span className="quiet">{t('viewBy', { name: view.by })}</span>}
              {view.isOwn && view.isShared && <span className="quiet">{t('viewShared')}</span>}
              {view.isOwn && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('changeView', { name: view.name })}
                  onClick={() => edit(view)}
                >
                  ✎
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ViewForm
        key={edited?.id ?? 'new'}
        place={place}
        search={search}
        edited={edited}
        done={() => edit(null)}
      />
    </>
  )
}
