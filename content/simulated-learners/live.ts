import { idFor } from '@banxue/platform/id'
import { tellVisits, visitsBefore } from './arrival.ts'
import { callerOf, type SimulatedLearner } from './caller.ts'
import { type Desk, enrolOnly, sit } from './sit.ts'
import { dayOf } from './calendar.ts'
import { type Life, lifeOf, populationOn, type Population, sittingsOf, endOf } from './life.ts'
import { isPerson, type LivedLearner, livedLearners, saveLived } from './state-store.ts'

/** Namespace of the simulated learners' ids (RFC 9562), any constant. */
const namespace = '0f1c7b52-5a2e-4a53-9a37-6b1f0e8d4c21'

export interface Era {
  population: Population
  /** All have lived up to here; null where some have not moved in yet. */
  after: Date | null
  /** Moment up to which all shall have lived. */
  until: Date
  /** Told a share from 0 to 1 after each learner. */
  onProgress?: (share: number) => Promise<void>
}

/**
 * Lets all learners live up to a moment, as many at a time as there are desks. Each is remembered after each sitting,
 * so that whoever is interrupted goes on where they were.
 */
export async function live(
  desks: readonly Desk[],
  { population, after, until, onProgress }: Era,
): Promise<void> {
  const [first] = desks
  if (first === undefined) return
  const known = await livedLearners(first.school.tables())
  const count = populationOn(dayOf(until) + 1, population)
  const waiting = Array.from({ length: count }, (_, index) => index).values()
  let done = 0
  const atDesk = async (desk: Desk) => {
    for (const index of waiting) {
      await liveOne(desk, index, { population, after, until }, known.get(index))
      done += 1
      await onProgress?.(done / count)
    }
  }
  await Promise.all(desks.map(atDesk))
}

async function liveOne(
  desk: Desk,
  index: number,
  { population, after, until }: Pick<Era, 'population' | 'after' | 'until'>,
  known: LivedLearner | undefined,
): Promise<void> {
  if (known?.hasLeft === true) return
  const life = lifeOf(index, population)
  if (life.joinsAt > until) return
  const from = later(known?.livedUntil ?? null, known === undefined ? null : after) ?? new Date(0)
  const sittings = sittingsOf(index, life, from, until)
  const personId = known?.personId ?? (await moveIn(desk, index, life))
  const learner = { index, personId, traits: life.traits, watched: new Map() }
  for (const sitting of sittings) {
    const hasLeft = await sit(desk, learner, sitting)
    await saveLived(desk.school.tables(), index, { personId, livedUntil: endOf(sitting), hasLeft })
    if (hasLeft) return
  }
}

async function moveIn(desk: Desk, index: number, { traits, joinsAt: at }: Life): Promise<string> {
  const { school, clock } = desk
  const id = idFor(namespace, String(index))
  const { name, language, zone } = traits
  const learner: SimulatedLearner = { index, personId: id, traits, watched: new Map() }
  clock.set(at)
  if (!(await isPerson(school.tables(), id))) {
    await tellVisits(callerOf(school, learner), visitsBefore(index, id, traits, at), at)
    await school.identity.reads.registerSimulated({ id, name, language, zone, at, visitorId: id })
  }
  // Enrolled and never begun: somebody who wanted to, once.
  if (!traits.begins) await enrolOnly(desk, learner, at)
  await saveLived(school.tables(), index, { personId: id, livedUntil: at, hasLeft: !traits.begins })
  return id
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other !== null && other > one) ? other : one
