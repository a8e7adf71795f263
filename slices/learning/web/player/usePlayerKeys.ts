import { useEffect, useEffectEvent } from 'react'
import { keyAct, type KeyPlace } from './keys.ts'

/** Id of the one large action at the bottom. */
export const actId = 'player-act'
/** Id of the button of focus mode. */
export const focusId = 'player-focus'

/** Listens to the keyboard: digits press options, Enter presses the large action, arrows go to other steps, z is focus mode. */
export function usePlayerKeys(onStep: (by: 1 | -1) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    const act = keyAct(event.key, { focus: focusOf(event.target), hasModifier })
    if (act === null) return
    event.preventDefault()
    if (act.kind === 'step') onStep(act.by)
    else if (act.kind === 'act') document.getElementById(actId)?.click()
    else if (act.kind === 'focus') document.getElementById(focusId)?.click()
    else document.querySelectorAll<HTMLElement>('[data-option]')[act.index]?.click()
  })
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

function focusOf(target: EventTarget | null): KeyPlace['focus'] {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.matches('input[type=radio], input[type=checkbox]')) return 'option'
  if (target.matches('textarea, input, select, [contenteditable]')) return 'writing'
  return target.closest('button, a, summary, [role=menu]') === null ? 'page' : 'control'
}
