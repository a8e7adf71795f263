import { addDays, mondayOf } from '../day.ts'
import type { GivenEvent } from './fixture.ts'

/** What reports must say, counted the plain way: event by event, in memory. */
export interface Counted {
  /** Local days with a learning act, by learner. */
  activeDays: ReadonlyMap<string, ReadonlySet<string>>
  /** Milliseconds of learning time, by local day. */
  learningMs: ReadonlyMap<string, number>
}

/**
 * Counts the learners with accounts, without staff; a merged guest is the account.
 *
 * @param words of events, `who` and `payload.guest` are words too
 * @param course the word of one course, or null for all together
 */
export function countPlainly(events: readonly GivenEvent[], course: string | null): Counted {
  const once = [...new Map(events.map((event) => [event.id, event])).values()]
  const facts = (name: string) => once.filter((event) => event.name === `identity.${name}`)
  const accountOf = new Map(facts('guest_merged').map((event) => [String(event.payload?.guest), event.who]))
  const roles = new Map(
    facts('roles_changed')
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .map((event) => [event.who, event.payload?.roles as string[]]),
  )
  const isCounted = (who: string) =>
    facts('person_registered').some((event) => event.who === who) &&
    (roles.get(who) ?? []).every((role) => role === 'learner')

  const byDay = new Map<string, GivenEvent[]>()
  for (const event of once) {
    if (!event.name.startsWith('learning.') || (course !== null && event.course !== course)) continue
    const key = `${accountOf.get(event.who) ?? event.who} ${event.at.slice(0, 10)}`
    byDay.set(key, [...(byDay.get(key) ?? []), event])
  }
  const activeDays = new Map<string, Set<string>>()
  const learningMs = new Map<string, number>()
  for (const [key, of] of byDay) {
    const [who = '', day = ''] = key.split(' ')
    if (!isCounted(who)) continue
    learningMs.set(day, (learningMs.get(day) ?? 0) + attendedMs(of))
    if (of.some(isAct) || playedS(of) >= 10)
      activeDays.set(who, (activeDays.get(who) ?? new Set<string>()).add(day))
  }
  return { activeDays, learningMs }
}

const isAct = ({ name, payload }: GivenEvent) =>
  name === 'learning.question_answered' || (name === 'learning.step_completed' && payload?.by === 'learning')

const playedS = (events: readonly GivenEvent[]) =>
  events
    .filter(({ name }) => name === 'learning.watched')
    .reduce((sum, { payload }) => sum + Number(payload?.toS) - Number(payload?.fromS), 0)

/** Every whole second that a stretch covers, counted once; fixtures have whole seconds. */
function attendedMs(events: readonly GivenEvent[]): number {
  const seconds = new Set<number>()
  for (const { name, payload } of events) {
    if (name !== 'learning.attended') continue
    const from = Date.parse(String(payload?.startedAt)) / 1000
    for (let second = from; second < from + Number(payload?.durationS); second++) seconds.add(second)
  }
  return seconds.size * 1000
}

/** Distinct learners active in the `days` local days that end with `on`. */
export function activeIn({ activeDays }: Counted, on: string, days: number): number {
  const from = addDays(on, 1 - days)
  return [...activeDays.values()].filter((of) => [...of].some((day) => day >= from && day <= on)).length
}

/** Learners by the Monday of their first act and of a week with activity: `first week`. */
export function cohortsOf({ activeDays }: Counted): Record<string, number> {
  const cells: Record<string, number> = {}
  for (const days of activeDays.values()) {
    const weeks = new Set([...days].map(mondayOf))
    const first = [...weeks].toSorted()[0] ?? ''
    for (const week of weeks) cells[`${first} ${week}`] = (cells[`${first} ${week}`] ?? 0) + 1
  }
  return cells
}
