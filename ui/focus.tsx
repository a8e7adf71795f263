/**
 * Door `@banxue/ui/focus`: focus mode, in which the school says nothing by itself. Whatever speaks up unasked (a bar, a
 * hint, a count, a nudge, a message) asks `useFocusMode().isOn` and is silent while it is; what a learner's work needs,
 * such as an answer that could not be saved, is said all the same.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { createFocus } from './focus-state.ts'

const focus = createFocus(() => sessionStorage)

/** Whether focus mode is on here, and how to switch it. It is on only inside a room that offers it. */
export function useFocusMode(): { isOn: boolean; toggle: () => void } {
  const isOn = useSyncExternalStore(focus.listen, focus.isOn, () => false)
  return { isOn, toggle: focus.toggle }
}

/**
 * Makes the page a room of focus mode while it is shown: what was chosen in this sitting holds here. The root element
 * bears `data-focus` while it is on, for what styles hide.
 */
export function useFocusRoom(): void {
  const { isOn } = useFocusMode()
  useEffect(() => focus.enter(), [])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-focus', isOn)
    return () => document.documentElement.removeAttribute('data-focus')
  }, [isOn])
}
