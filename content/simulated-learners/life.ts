import { atHour, dayOf, factorOf } from './calendar.ts'
import { randomOf } from './random.ts'
import { drawTraits, type Traits } from './traits.ts'

/** Days of history that a new demo has behind it. */
export const historyDays = 90

/** The demo's people as a whole: how many there were at first, and since when. */
export interface Population {
  /** Learners of the first ninety days; as many come in each ninety days after them. */
  learners: number
  /** First of the ninety days, since 1970 in UTC. */
  beganOn: number
  /** How many courses there are to choose from. */
  courseCount: number
}

/** One sitting: when it begins, and what time it is given. */
export interface Sitting {
  at: Date
  minutes: number
}

export interface Life {
  traits: Traits
  joinsAt: Date
}

/** How many have joined, or will on this day. */
export function populationOn(day: number, { learners, beganOn }: Population): number {
  const later = Math.max(0, day - beganOn - historyDays + 1)
  return learners + Math.floor((later * learners) / historyDays)
}

/** Who the nth learner is: always the same. */
export function lifeOf(index: number, population: Population): Life {
  const random = randomOf(seedOf(index))
  const traits = drawTraits(random, population.courseCount)
  const day = population.beganOn + joinsOn(index, population.learners, random.share())
  return { traits, joinsAt: atHour(day, Math.max(0, traits.hour - 2), traits.zone) }
}

/** Many come when the school opens; a third of them in its first ten days, the rest evenly. */
function joinsOn(index: number, learners: number, share: number): number {
  if (index >= learners) return historyDays + Math.floor(((index - learners) * historyDays) / learners)
  return Math.floor(share < 0.33 ? (share / 0.33) * 10 : ((share - 0.33) / 0.67) * historyDays)
}

/**
 * The sittings of a learner that are over after one instant and not after another. Each day is drawn for itself, so
 * that a life is the same in whatever pieces it is lived.
 */
export function sittingsOf(index: number, { traits, joinsAt }: Life, after: Date, until: Date): Sitting[] {
  if (!traits.begins) return []
  const joined = dayOf(joinsAt)
  const sittings: Sitting[] = []
  for (let day = Math.max(joined, dayOf(after) - 1); day <= dayOf(until) + 1; day += 1) {
    const random = randomOf(seedOf(index) ^ Math.imul(day, 0x9e3779b1))
    const probability = traits.drive * traits.fading ** ((day - joined) / 7) * factorOf(day, traits)
    if (day > joined && !random.chance(Math.min(0.95, probability))) continue
    const at = atHour(day, traits.hour + (day > joined ? random.around(-1.5, 1.5) : 0), traits.zone)
    const sitting = { at, minutes: traits.minutes * random.around(0.5, 1.5) }
    const over = endOf(sitting)
    if (at >= joinsAt && over > after && over <= until) sittings.push(sitting)
  }
  return sittings
}

/** When a sitting is over; what they do in it may take a little longer or less. */
export const endOf = ({ at, minutes }: Sitting): Date => new Date(at.getTime() + minutes * 60_000)

const seedOf = (index: number): number => Math.imul(7_001 + index, 0x85ebca6b)
