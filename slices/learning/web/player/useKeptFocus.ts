import { useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus over the next drawing: a row that changes places, or a part that gives way to another, would lose it.
 *
 * @returns to be called before the change, with the id of what shall have the focus then; without one what has it now
 */
export function useKeptFocus(): (id?: string) => void {
  const wanted = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    document.getElementById(wanted.current)?.focus()
    wanted.current = null
  })
  return (id) => {
    wanted.current = id ?? document.activeElement?.id ?? null
  }
}
