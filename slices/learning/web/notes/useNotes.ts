import { useQuery } from '@tanstack/react-query'
import type { UnitId } from '#courses/contract'
import { learning } from '../api.ts'
import { useOutbox } from '../work/useOutbox.ts'
import { shownNotes, type WantedNote } from './shown.ts'

/** A pause in typing after which a note goes on its way, milliseconds. */
const pauseMs = 800

/** Takes a note to the school; on the device it is at once. */
export function useSaveNote() {
  const { outbox } = useOutbox()
  return {
    /** Every change may come through here, letter by letter. */
    write: (note: WantedNote): void => outbox.put({ kind: 'note', ...note }, pauseMs),
    save: (note: WantedNote): void => outbox.put({ kind: 'note', ...note }),
  }
}

/** The notes of a unit, those included that have not reached the school. */
export function useUnitNotes(unitId: UnitId) {
  const { outbox } = useOutbox()
  const { data, error } = useQuery(learning.listNotes.queryOptions({ input: { unitId } }))
  const rows = outbox.rows().filter(({ work }) => work.kind === 'note' && work.unitId === unitId)
  const { known, others } = shownNotes(data?.notes ?? [], rows)
  return { notes: [...known, ...others], isLoaded: data !== undefined, error }
}
