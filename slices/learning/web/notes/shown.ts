import type { Note } from '#learning/contract'
import type { KeptWork, Work } from '../work/work.ts'

/** What a learner wants a note to be. */
export type WantedNote = Omit<Extract<Work, { kind: 'note' }>, 'kind'>

/** A note as a page shows it. */
export interface ShownNote extends Note {
  /** It has not reached the school yet. */
  isWaiting: boolean
}

/**
 * Notes as the school has them, with what waits on this device laid over them: what waits was said here, after what
 * the page has heard. Deleted ones are left out.
 */
export function shownNotes<T extends Note>(
  kept: readonly T[],
  rows: readonly KeptWork[],
): { known: (T & ShownNote)[]; others: ShownNote[] } {
  const waiting = new Map(rows.flatMap(saidIn).map((note) => [note.noteId, note]))
  const known = kept.map((note): T & ShownNote => {
    const said = waiting.get(note.noteId)
    return said === undefined ? { ...note, isWaiting: false } : { ...note, ...said, madeAt: note.madeAt }
  })
  const knownIds = new Set(kept.map(({ noteId }) => noteId))
  const others = [...waiting.values()].filter(({ noteId }) => !knownIds.has(noteId))
  return { known: known.filter(isThere), others: others.filter(isThere) }
}

const isThere = ({ isDeleted }: { isDeleted: boolean }) => !isDeleted

function saidIn({ work, stamp }: KeptWork): ShownNote[] {
  if (work.kind !== 'note') return []
  const { kind: _kind, ...note } = work
  return [{ ...note, madeAt: stamp.at, changedAt: stamp.at, isWaiting: true }]
}

/** A note as its learner wants it, without what the school and the page add. */
export const wantedOf = ({
  noteId,
  courseId,
  unitId,
  stepId,
  atS,
  form,
  text,
  isDeleted,
}: ShownNote): WantedNote => ({ noteId, courseId, unitId, stepId, atS, form, text, isDeleted })

/** Notes of a unit in its order: by step, then by moment, then as they were made. */
export function inUnitOrder(
  notes: readonly ShownNote[],
  steps: readonly { id: ShownNote['stepId'] }[],
): ShownNote[] {
  const placeOf = ({ stepId }: ShownNote) => steps.findIndex(({ id }) => id === stepId)
  return notes.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (a.atS ?? -1) - (b.atS ?? -1) ||
      a.madeAt.getTime() - b.madeAt.getTime() ||
      (a.noteId < b.noteId ? -1 : 1),
  )
}
