import { useEffect } from 'react'

/** What a key does in the console, when nobody is typing: `/` finds, `j` and `k` go down and up a table's rows. */
export function consoleKey(key: string): 'find' | 'down' | 'up' | null {
  if (key === '/') return 'find'
  if (key === 'j') return 'down'
  return key === 'k' ? 'up' : null
}

/** Hears the console's keys, ⌘K or Ctrl K among them; `Enter` opens the row's link by itself, because the link has the focus. */
export function useConsoleKeys(openPalette: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'k' && (event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        openPalette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = consoleKey(event.key)
      if (act === null) return
      const target = act === 'find' ? document.querySelector<HTMLElement>('[data-find]') : nextRow(act)
      if (!target) return
      event.preventDefault()
      target.focus()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [openPalette])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

/** The link of the row below or above the focused one, the first where none is. */
function nextRow(direction: 'down' | 'up'): HTMLElement | undefined {
  const links = [...document.querySelectorAll<HTMLElement>('.table tbody th a')]
  const row = document.activeElement?.closest('tr')
  const here = links.findIndex((link) => link.closest('tr') === row)
  return here === -1 ? links[0] : (links[here + (direction === 'down' ? 1 : -1)] ?? links[here])
}
