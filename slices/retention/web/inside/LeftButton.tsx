import { useFormats, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'

interface LeftButtonProps {
  left: number
  /** Where they left, in words. */
  place: string
  show: () => void
}

/** How many left at a place; a tap shows who. */
export function LeftButton({ left, place, show }: LeftButtonProps) {
  const t = useWords(words)
  const { number } = useFormats()
  if (left === 0) return number(0)
  return (
    <button
      type="button"
      className="link-button"
      aria-label={t('seeStopped', { count: left, step: place })}
      onClick={show}
    >
      {number(left)}
    </button>
  )
}
