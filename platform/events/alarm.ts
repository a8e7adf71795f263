/** Events of real people in one minute. */
export interface MinuteCount {
  minute: Date
  count: number
}

export interface Alarm {
  /** The last event before the silence. */
  since: Date
  /** Mean of the same hour in the four weeks before. */
  expectedPerHour: number
}

const hourMs = 3_600_000
const weekMs = 7 * 24 * hourMs
/** With fewer expected, an hour without any is chance: at 5 it happens in 0.7 % of hours. */
const leastExpected = 5

/**
 * Whether events stopped in an hour of the week in which they used to come: none in the last 60 minutes, while
 * the same 60 minutes had some in at least three of the four weeks before, and five or more on average.
 *
 * @param minutes counts of the last four weeks and an hour, in any order; minutes without events may be absent
 */
export function alarmOf(minutes: readonly MinuteCount[], now: Date): Alarm | null {
  const weeks = [0, 0, 0, 0, 0]
  let lastMs = 0
  for (const { minute, count } of minutes) {
    if (count === 0) continue
    const ageMs = now.getTime() - minute.getTime()
    const week = Math.floor(ageMs / weekMs)
    if (ageMs >= 0 && ageMs - week * weekMs < hourMs && week < weeks.length)
      weeks[week] = (weeks[week] ?? 0) + count
    lastMs = Math.max(lastMs, minute.getTime())
  }
  const [current = 0, ...before] = weeks
  const expectedPerHour = before.reduce((sum, count) => sum + count, 0) / before.length
  const usual = before.filter((count) => count > 0).length >= 3 && expectedPerHour >= leastExpected
  return current === 0 && usual ? { since: new Date(lastMs), expectedPerHour } : null
}
