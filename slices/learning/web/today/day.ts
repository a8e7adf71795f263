/** Whole local days without an act after which the return card greets. */
const silentDays = 3

/** Midnight before an instant, by the device's own zone. */
export const dayStart = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate())

/** Local calendar days from one instant to another; days of 23 and 25 hours count as one. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((dayStart(to).getTime() - dayStart(from).getTime()) / 86_400_000)
}

/** Whether somebody who was last active at `lastActAt` comes back after three whole days or more. */
export function isReturning(lastActAt: Date | null, now: Date): boolean {
  return lastActAt !== null && daysBetween(lastActAt, now) > silentDays
}

export type PartOfDay = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening'

/** @param hour of the local day, 0 to 23 */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night'
  if (hour < 11) return 'morning'
  if (hour < 13) return 'noon'
  return hour < 18 ? 'afternoon' : 'evening'
}
