import { addDays, lastCompleteDay, mondayOf } from '../day.ts'

/** Between these hours of the reader's wall clock a mail may leave. */
const morning = { from: 8, until: 12 }
const hourMs = 3_600_000
/** A mail that could not leave for this long is no news any more. */
const worthMs = 24 * hourMs
/** Every zone's wall differs from UTC by whole quarters of an hour. */
const quarterMs = hourMs / 4

/** Monday of the newest ISO week that is over everywhere on earth. */
export const lastWeek = (now: Date): string => addDays(mondayOf(addDays(lastCompleteDay(now), 1)), -7)

/** The instant at which a week is over in the last place on earth, UTC−12. */
export const weekOverAt = (weekOn: string): Date => new Date(Date.parse(addDays(weekOn, 7)) + 12 * hourMs)

/**
 * When the mail about a week leaves: the first moment of a morning in the reader's zone with the whole week over. In
 * the Americas that is Monday morning; further east Monday morning comes before the week's end, so it is Tuesday's.
 *
 * @param zone IANA name
 */
export function dueAt(weekOn: string, zone: string): Date {
  const wall = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone })
  let at = weekOverAt(weekOn)
  // A morning is 16 quarters long, and never more than a day and a clock's change away.
  while (!isMorning(Number(wall.format(at)))) at = new Date(at.getTime() + quarterMs)
  return at
}

/** Whether the mail about a week is to leave now, for somebody who asked for it at some time. */
export function isDue(weekOn: string, zone: string, askedAt: Date, now: Date): boolean {
  const due = dueAt(weekOn, zone)
  return askedAt <= due && due <= now && now.getTime() < due.getTime() + worthMs
}

/** When the next mail leaves for somebody who has asked, or asks now. */
export function nextAt(zone: string, now: Date): Date {
  const due = dueAt(lastWeek(now), zone)
  return due > now ? due : dueAt(addDays(lastWeek(now), 7), zone)
}

const isMorning = (hour: number) => hour >= morning.from && hour < morning.until
