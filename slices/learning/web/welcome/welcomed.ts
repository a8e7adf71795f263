const key = 'banxue-welcomed'
/** People and courses that are remembered on a device. */
const most = 50

/** The few calls of a browser's storage that are needed; each may throw where storage is refused. */
type Kept = Pick<Storage, 'getItem' | 'setItem'>

/** Somebody coming back to a course after an absence that began with their last act there. */
export interface Absence {
  personId: string
  courseId: string
  lastActAt: Date
}

/** Whether somebody was welcomed back from this absence on this device already. */
export function isWelcomed(storage: () => Kept, absence: Absence): boolean {
  return read(storage)[placeOf(absence)] === absence.lastActAt.getTime()
}

/** Remembers it. Where storage is refused the welcome comes again, which does no harm. */
export function rememberWelcome(storage: () => Kept, absence: Absence): void {
  const place = placeOf(absence)
  const { [place]: _, ...others } = read(storage)
  const kept = [...Object.entries(others).slice(1 - most), [place, absence.lastActAt.getTime()] as const]
  try {
    storage().setItem(key, JSON.stringify(Object.fromEntries(kept)))
  } catch {
    // Nothing is kept.
  }
}

const placeOf = ({ personId, courseId }: Absence) => `${personId} ${courseId}`

function read(storage: () => Kept): Record<string, number> {
  try {
    const found: unknown = JSON.parse(storage().getItem(key) ?? '{}')
    return typeof found === 'object' && found !== null ? (found as Record<string, number>) : {}
  } catch {
    return {}
  }
}
