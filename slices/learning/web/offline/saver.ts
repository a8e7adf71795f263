import { isWorthRetrying } from '@banxue/ui/rpc'
import type { CourseId, UnitId } from '#courses/contract'
import type { Quality } from './saved-unit.ts'
import { isFull, saveUnit } from './save-unit.ts'

export interface UnitToSave {
  courseId: CourseId
  unitId: UnitId
}

/** What is being saved in this page; it goes on while the learner does. */
export interface SavingState {
  units: readonly UnitToSave[]
  /** Place of the unit in hand, from 0; the number of units where all are there. */
  at: number
  /** Of the unit in hand, 0 to 1. */
  share: number
  problem: 'full' | 'unreached' | 'failed' | null
  isOver: boolean
}

let state: SavingState | null = null
let stop = new AbortController()
const listeners = new Set<() => void>()

function show(next: SavingState | null): void {
  state = next
  for (const listener of listeners) listener()
}

export const savingNow = (): SavingState | null => state
export const onSaving = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Saves units one after the other; what was saved before one fails stays. One at a time: a second asks in vain. */
export async function startSaving(
  person: { id: string; kind: 'guest' | 'member' },
  units: readonly UnitToSave[],
  quality: Quality,
): Promise<void> {
  if (state !== null && !state.isOver) return
  stop = new AbortController()
  const { signal } = stop
  // Browsers throw away what nobody asked them to keep; asking costs nothing, and a no changes nothing here.
  void navigator.storage?.persist?.().catch(() => false)
  const begun: SavingState = { units, at: 0, share: 0, problem: null, isOver: false }
  show(begun)
  try {
    for (const [at, unit] of units.entries()) {
      const onProgress = (share: number) => show({ ...begun, at, share })
      onProgress(0)
      await saveUnit({ person, unit, quality, signal, onProgress })
    }
    show({ ...begun, at: units.length, share: 1, isOver: true })
  } catch (error) {
    if (signal.aborted) show(null)
    else show({ ...(state ?? begun), problem: problemWith(error), isOver: true })
  }
}

export function stopSaving(): void {
  stop.abort()
}

/** The words about what came of it were read. */
export function closeSaving(): void {
  if (state?.isOver === true) show(null)
}

function problemWith(error: unknown): SavingState['problem'] {
  if (isFull(error)) return 'full'
  return isWorthRetrying(error) ? 'unreached' : 'failed'
}
