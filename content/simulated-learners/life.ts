import type { Random } from './random.ts'
import type { Traits } from './traits.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** One sitting: when it begins, and how many steps are done at most. */
export interface Sitting {
  at: Date
  steps: number
}

/**
 * The days on which somebody sits down to learn, from their sign-up to the end.
 *
 * @param from midnight (UTC) of day 0
 * @param until no sitting begins later
 */
export function drawSittings(traits: Traits, random: Random, from: Date, until: Date): Sitting[] {
  if (!traits.begins) return []
  const sittings: Sitting[] = []
  const dayCount = Math.ceil((until.getTime() - from.getTime()) / dayMs)
  for (let day = traits.joinsOnDay; day <= dayCount; day += 1) {
    const sinceJoining = day - traits.joinsOnDay
    const willing = traits.motive * traits.fading ** (sinceJoining / 7)
    const weekday = new Date(from.getTime() + day * dayMs).getUTCDay()
    const isFirst = sinceJoining === 0
    const probability = willing * (weekday === 0 || weekday === 6 ? traits.weekend : 1)
    if (!isFirst && !random.chance(probability)) continue
    const hour = traits.hour + random.around(-1.5, 1.5)
    const at = new Date(atHour(from, day, hour, traits.zone))
    if (at > until) continue
    sittings.push({ at, steps: Math.max(3, Math.round(traits.stamina * random.around(0.5, 1.5))) })
  }
  return sittings
}

/** When somebody signs up: shortly before the first sitting would be. */
export const joinsAt = (traits: Traits, from: Date): Date =>
  new Date(atHour(from, traits.joinsOnDay, traits.hour, traits.zone) - 2 * hourMs)

/** Milliseconds of an hour of a day on a zone's wall; a change of the clock within the day is not told apart. */
function atHour(from: Date, day: number, hour: number, zone: string): number {
  const noon = from.getTime() + day * dayMs + 12 * hourMs
  const wall = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(
    noon,
  )
  const offsetHours = ((Number(wall) - 12 + 36) % 24) - 12
  return from.getTime() + day * dayMs + (hour - offsetHours) * hourMs
}
