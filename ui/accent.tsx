/** Door `@banxue/ui/accent`: the school's accent on every page, from the moment it is chosen. */
import { useEffect } from 'react'

/**
 * Keeps the rules that the page's first bytes brought, or fetches what makes those of another accent.
 *
 * @param accent `#rrggbb`; null for the lamp
 */
export function Accent({ accent }: { accent: string | null }) {
  useEffect(() => {
    const style = document.head.querySelector<HTMLStyleElement>('style[data-accent]')
    if (style?.dataset.accent === accent) return
    if (typeof accent !== 'string') return style?.remove()
    let isOver = false
    void import('./first/accent.ts').then(({ accentCss }) => {
      if (isOver) return
      const shown = style ?? document.head.appendChild(document.createElement('style'))
      shown.dataset.accent = accent
      shown.textContent = accentCss(accent)
    })
    return () => {
      isOver = true
    }
  }, [accent])
  return null
}
