import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'

interface SubpagesProps {
  /** What they are pages of. */
  label: string
  className: string
  /** Links. */
  children: ReactNode
}

/** Pages beside each other, in a row that scrolls where it is too long; the link of the open one is in view. */
export function Subpages({ label, className, children }: SubpagesProps) {
  const nav = useRef<HTMLElement>(null)
  const path = useLocation({ select: ({ pathname }) => pathname })
  useEffect(() => {
    const row = nav.current
    const open = row?.querySelector('[aria-current]')?.getBoundingClientRect()
    if (!row || !open) return
    const { left, width } = row.getBoundingClientRect()
    row.scrollLeft += open.left - left - (width - open.width) / 2
  }, [path])
  return (
    <nav ref={nav} className={className} aria-label={label}>
      {children}
    </nav>
  )
}
