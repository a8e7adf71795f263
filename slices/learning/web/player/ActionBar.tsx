import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
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
  return (
    <div className="player-foot">
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
