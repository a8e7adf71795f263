import { drawName } from './names.ts'
import type { Random } from './random.ts'

/** What carries them: a wish of their own, curiosity, or a moment's impulse. */
export type Motive = 'steady' | 'curious' | 'impulsive'
/** Who or what brought them. */
export type Source = 'friend' | 'search' | 'advertisement' | 'employer'
/** What their line is like when they learn. */
export type Network = 'good' | 'middling' | 'poor'

/** What moves a simulated learner; nobody in the school can see it. */
export interface Traits {
  name: string
  language: 'zh-CN' | 'en'
  /** IANA zone. */
  zone: string
  device: 'phone' | 'tablet' | 'desktop'
  network: Network
  source: Source
  motive: Motive
  /** Chance of a right answer to an easy question at the first try, 0 to 1. */
  ability: number
  /** Chance of learning on a common day at the beginning, 0 to 1. */
  drive: number
  /** Factor by which the drive shrinks each week. */
  fading: number
  /** Hour of the day at which they like to learn, 0 to 24. */
  hour: number
  /** Factor on Saturdays and Sundays. */
  weekend: number
  /** How far deadlines move them: 0 not at all, 1 as most people. */
  pull: number
  /** Minutes they have in a sitting. */
  minutes: number
  /** Time they take over a step, as a factor on the time it is meant to take. */
  pace: number
  /** Which of the school's courses they came for, by its place in the list. */
  course: number
  /** Whether they take the next course when one is finished. */
  goesOn: boolean
  /** Whether they ever begin; one in eight does not. */
  begins: boolean
}

const zones = {
  'zh-CN': [
    'Asia/Shanghai',
    'Asia/Shanghai',
    'Asia/Shanghai',
    'Asia/Shanghai',
    'Asia/Urumqi',
    'Asia/Singapore',
  ],
  en: [
    'Europe/London',
    'Europe/Berlin',
    'America/New_York',
    'America/Los_Angeles',
    'Africa/Lagos',
    'America/Sao_Paulo',
    'Asia/Kolkata',
  ],
} as const

const networks = ['good', 'good', 'good', 'good', 'middling', 'middling', 'poor'] as const
const sources = ['search', 'search', 'friend', 'advertisement', 'advertisement', 'employer'] as const

/** Shares of the motives by source: who followed an advertisement is more often gone next week. */
const impulsive: Record<Source, number> = { friend: 0.3, search: 0.42, advertisement: 0.72, employer: 0.25 }
const steady: Record<Source, number> = { friend: 0.4, search: 0.28, advertisement: 0.1, employer: 0.5 }

/**
 * Draws a person.
 *
 * @param courseCount courses that the school offers
 */
export function drawTraits(random: Random, courseCount: number): Traits {
  const language = random.chance(0.7) ? 'zh-CN' : 'en'
  const source = random.pick(sources)
  const share = random.share()
  const motive: Motive =
    share < impulsive[source]
      ? 'impulsive'
      : share < impulsive[source] + steady[source]
        ? 'steady'
        : 'curious'
  return {
    name: drawName(language, random),
    language,
    zone: random.pick(zones[language]),
    device: random.pick(['phone', 'phone', 'phone', 'desktop', 'tablet']),
    network: random.pick(networks),
    source,
    motive,
    ability: random.around(0.5, 0.98),
    ...driveOf(motive, random),
    hour: random.chance(0.6) ? random.around(18, 23) : random.around(7, 14),
    weekend: random.chance(0.12) ? random.around(1.4, 2.2) : random.around(0.35, 1),
    pull: random.around(0, 2),
    minutes: random.around(3, 22),
    pace: random.around(0.6, 2.6),
    course: Math.floor(random.share() * courseCount),
    goesOn: random.chance(0.4),
    begins: random.chance(source === 'advertisement' ? 0.8 : 0.91),
  }
}

function driveOf(motive: Motive, random: Random): Pick<Traits, 'drive' | 'fading'> {
  switch (motive) {
    case 'steady':
      return { drive: random.around(0.2, 0.75), fading: random.around(0.88, 1) }
    case 'curious':
      return { drive: random.around(0.1, 0.5), fading: random.around(0.6, 0.95) }
    case 'impulsive':
      return { drive: random.around(0.05, 0.5), fading: random.around(0.08, 0.55) }
  }
}
