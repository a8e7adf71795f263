const dayMs = 86_400_000
/** Days between two deadlines of the school, which fall on Sundays. */
const termDays = 14
/** A Sunday with a deadline, as a day since 1970 (2026-01-04). */
const aDeadline = 20_457

/**
 * How much likelier than on a common day somebody learns, by the days to the nearest deadline; so were learners of
 * the Open University around their eleven assignments (OULAD, BBB and AAA 2013; the mean of three weeks is 1).
 */
const aroundDeadline: Readonly<Record<number, number>> = {
  [-3]: 1.38,
  [-2]: 1.42,
  [-1]: 1.6,
  [0]: 1.45,
  [1]: 0.93,
  [2]: 0.76,
  [3]: 0.9,
}

/** Days from the nearest deadline, negative before it. */
export function fromDeadline(day: number): number {
  const since = (((day - aDeadline) % termDays) + termDays) % termDays
  return since > termDays / 2 ? since - termDays : since
}

/**
 * Factor on the chance that somebody learns on a day.
 *
 * @param day days since 1970
 */
export function factorOf(day: number, { weekend, pull }: { weekend: number; pull: number }): number {
  const weekday = new Date(day * dayMs).getUTCDay()
  const lift = aroundDeadline[fromDeadline(day)] ?? 1
  return (weekday === 0 || weekday === 6 ? weekend : 1.08) * Math.max(0, 1 + pull * (lift - 1))
}

/** The day, since 1970, of an instant in UTC. */
export const dayOf = (at: Date): number => Math.floor(at.getTime() / dayMs)

const offsets = new Map<string, number>()

/** The instant of an hour of a day on a zone's wall; a change of the clock within the day is not told apart. */
export function atHour(day: number, hour: number, zone: string): Date {
  return new Date(day * dayMs + (hour - offsetHours(day, zone)) * 3_600_000)
}

function offsetHours(day: number, zone: string): number {
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const wall = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(
    day * dayMs + 43_200_000,
  )
  const offset = ((Number(wall) - 12 + 36) % 24) - 12
  if (offsets.size > 5_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}
