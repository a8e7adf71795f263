import type { Stretch } from './stretches.ts'

/** What is kept of an alarm that finding it again may change. */
export type Kept = Omit<Stretch, 'state'> & { id: string; state: Stretch['state'] | 'gone' }

/** What to write. */
export interface Changes {
  /** New alarms. */
  raise: readonly Stretch[]
  /** Alarms whose days or figures are others now. */
  change: readonly Kept[]
}

/** A series as it is known now. */
export interface Found {
  /** Its unusual stretches, oldest first. */
  stretches: readonly Stretch[]
  /** What its days come to, both ends included. */
  sumOf: (firstOn: string, lastOn: string) => number
  newestOn: string
}

/**
 * Sets what days look like now beside the alarms that were raised on them. An alarm goes on under its own name while
 * any of its days is unusual. One of whose days none is any more is gone where late work changed them; where nothing
 * did, it stays what was said at the time.
 *
 * @param kept the alarms of one series
 * @param since first day that is read again; what ended before stays as it is
 */
export function reconcile(kept: readonly Kept[], found: Found, since: string): Changes {
  // A living alarm takes up its days before one that is gone.
  const candidates = kept.toSorted((a, b) => Number(a.state === 'gone') - Number(b.state === 'gone'))
  const again = new Map<string, Kept>()
  const raise: Stretch[] = []
  for (const stretch of found.stretches.filter(({ lastOn }) => lastOn >= since)) {
    const alarm = candidates.find((each) => !again.has(each.id) && overlaps(each, stretch))
    if (alarm === undefined) raise.push(stretch)
    else again.set(alarm.id, { ...stretch, id: alarm.id })
  }
  const change = kept
    .filter(({ lastOn }) => lastOn >= since)
    .flatMap((alarm) => {
      const now = again.get(alarm.id) ?? withoutFinding(alarm, found)
      return isSame(alarm, now) ? [] : [now]
    })
  return { raise, change }
}

function withoutFinding(alarm: Kept, { sumOf, newestOn }: Found): Kept {
  if (Math.abs(sumOf(alarm.firstOn, alarm.lastOn) - alarm.observed) > 1e-6 * alarm.expected)
    return { ...alarm, state: 'gone' }
  return alarm.state === 'open' && alarm.lastOn < newestOn ? { ...alarm, state: 'recovered' } : alarm
}

const overlaps = (a: { firstOn: string; lastOn: string }, b: { firstOn: string; lastOn: string }): boolean =>
  a.firstOn <= b.lastOn && b.firstOn <= a.lastOn

const fields = ['firstOn', 'lastOn', 'observed', 'expected', 'outOf', 'chance', 'state'] as const
const isSame = (a: Kept, b: Kept): boolean => fields.every((field) => a[field] === b[field])
