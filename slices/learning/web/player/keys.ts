/** What a key asks of the player. */
export type KeyAct =
  | { kind: 'choose'; index: number }
  | { kind: 'act' }
  | { kind: 'focus' }
  | { kind: 'step'; by: 1 | -1 }

/** Where the key was pressed. */
export interface KeyPlace {
  /** `writing`: a field for words; `option`: a radio or a box; `control`: a button, a link, a menu. */
  focus: 'page' | 'option' | 'control' | 'writing'
  /** Ctrl, Alt or ⌘ is down: the browser's business, but for ⌘ or Ctrl with Enter in a field. */
  hasModifier: boolean
}

/**
 * The keyboard of the player: 1 to 9 choose, Enter checks or goes on, ← and → move between steps, z is focus mode. In a field
 * only Ctrl or ⌘ with Enter acts; on a button or link Enter is its own.
 */
export function keyAct(key: string, { focus, hasModifier }: KeyPlace): KeyAct | null {
  if (focus === 'writing') return key === 'Enter' && hasModifier ? { kind: 'act' } : null
  if (hasModifier) return null
  if (/^[1-9]$/.test(key)) return { kind: 'choose', index: Number(key) - 1 }
  if (key === 'Enter') return focus === 'control' ? null : { kind: 'act' }
  if (key === 'z' || key === 'Z') return { kind: 'focus' }
  if (key === 'ArrowRight') return { kind: 'step', by: 1 }
  if (key === 'ArrowLeft') return { kind: 'step', by: -1 }
  return null
}
