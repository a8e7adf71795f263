import './my-data.css'
import { useFocusMode } from '@banxue/ui/focus'
import { useFormats, useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComingErasure as Erasure } from '#identity/contract'
import { identity } from '../api.ts'
import { words } from './words.ts'

/** Stands above every page of somebody who is going to be deleted; one tap keeps them. */
export function ComingErasure({ erasure }: { erasure: Erasure }) {
  const t = useWords(words)
  const { date } = useFormats()
  const queries = useQueryClient()
  const keep = useMutation(
    identity.cancelErasure.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: identity.me.key() }),
    }),
  )
  const { isOn: isFocused } = useFocusMode()
  if (isFocused) return null
  const when = date(new Date(erasure.dueAt))
  return (
    <aside className="coming" aria-label={t('erase')}>
      <span>{t(erasure.isByStaff ? 'comingByStaff' : 'comingOn', { when })}</span>
      <button type="button" className="button button-quiet" onClick={() => keep.mutate({})}>
        {t('keep')}
      </button>
    </aside>
  )
}
