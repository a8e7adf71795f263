import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedView, ViewContent } from '#retention/contract'
import { retention } from '../api.ts'
import type { PulsePlace } from '../pulse/places.ts'
import { type PulseSearch, pulseSearch } from '../pulse/pulse-search.ts'
import { words } from '../words.ts'

interface ViewFormProps {
  place: PulsePlace
  search: PulseSearch
  /** The own view that is changed; null: the present one is saved. */
  edited: SavedView | null
  done: () => void
}

/** Names the present view, or changes one that is there. */
export function ViewForm({ place, search, edited, done }: ViewFormProps) {
  const t = useWords(words)
  const client = useQueryClient()
  const [name, setName] = useState(edited?.name ?? '')
  const [isShared, share] = useState(edited?.isShared ?? false)
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: retention.savedViews.key() })
    if (edited === null) {
      setName('')
      share(false)
    }
    done()
  }
  const save = useMutation({ ...retention.saveView.mutationOptions(), onSuccess })
  const change = useMutation({ ...retention.changeView.mutationOptions(), onSuccess })
  const remove = useMutation({ ...retention.deleteView.mutationOptions(), onSuccess })
  const submit = () => {
    if (edited !== null) return change.mutate({ id: edited.id, name, isShared })
    // The address was read by the same rules that the server has.
    const kept = pulseSearch({ ...search }) as ViewContent['search']
    save.mutate({ name, place, search: kept, isShared })
  }
  const isBusy = save.isPending || change.isPending || remove.isPending
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <label className="filter">
        <span className="filter-name">{t('viewName')}</span>
        <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="check">
        <input type="checkbox" checked={isShared} onChange={(event) => share(event.target.checked)} />
        {t('shareView')}
      </label>
      {(save.isError || change.isError || remove.isError) && <p role="alert">{t('viewRefused')}</p>}
      <button type="submit" className="button" disabled={isBusy}>
        {edited === null ? t('saveView') : t('keepChanges')}
      </button>
      {edited !== null && (
        <>
          <button
            type="button"
            className="button button-quiet"
            disabled={isBusy}
            onClick={() => remove.mutate({ id: edited.id })}
          >
            {t('deleteView')}
          </button>
          <button type="button" className="link-button" onClick={done}>
            {t('leaveIt')}
          </button>
        </>
      )}
    </form>
  )
}
