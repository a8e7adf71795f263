const dayMs = 86_400_000

/** Calendar date `n` days later; `YYYY-MM-DD` in and out. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(day) + n * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one date to another, negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** Monday of the ISO week that holds the date. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7))
}

/** The latest date that is over everywhere on earth: in UTC−12 a date ends 36 hours after it began in UTC. */
export function lastCompleteDay(now: Date): string {
  return new Date(now.getTime() - 1.5 * dayMs).toISOString().slice(0, 10)
}
