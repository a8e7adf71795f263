import { Link } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { wayOf, type Way } from '../way.ts'
import { actId } from './usePlayerKeys.ts'

interface ActionBarProps {
  /** The one large action, where the thumb is: a press, or a way to another page. */
  label: string
  onAct?: () => void
  way?: Way
  isBusy?: boolean
  /** A quieter way on. */
  other?: { label: string; onAct?: () => void; way?: Way } | null
  /** One line above: what counts, how it is saved. */
  children?: ReactNode
}

/** The foot of the player. Enter presses the large action from anywhere on the page. */
export function ActionBar({ label, onAct, way, isBusy = false, other = null, children }: ActionBarProps) {
  const foot = useRef<HTMLDivElement>(null)
  useRoomFor(foot)
  return (
    <div className="player-foot" ref={foot}>
      <div className="player-foot-inner">
        {children !== undefined && <div className="player-note">{children}</div>}
        <div className="player-acts">
          {other !== null && <Act className="button button-quiet" {...other} />}
          <Act
            id={actId}
            className="button player-act"
            label={label}
            isBusy={isBusy}
            {...(onAct === undefined ? {} : { onAct })}
            {...(way === undefined ? {} : { way })}
          />
        </div>
      </div>
    </div>
  )
}

/** The foot floats above the page: the page keeps as much room below its end as the foot is high. */
function useRoomFor(foot: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const page = foot.current?.closest<HTMLElement>('.player')
    if (foot.current === null || page == null) return
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize
      if (height !== undefined) page.style.setProperty('--foot', `${Math.ceil(height)}px`)
    })
    observer.observe(foot.current)
    return () => observer.disconnect()
  }, [foot])
}

interface ActProps {
  id?: string
  className: string
  label: string
  onAct?: () => void
  way?: Way
  isBusy?: boolean
}

function Act({ id, className, label, onAct, way, isBusy = false }: ActProps) {
  if (way !== undefined)
    return (
      <Link id={id} className={className} {...wayOf(way)}>
        {label}
      </Link>
    )
  return (
    <button
      id={id}
      type="button"
      className={className}
      onClick={isBusy ? undefined : onAct}
      aria-busy={isBusy}
    >
      {label}
    </button>
  )
}
