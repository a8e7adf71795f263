import { callersOf } from '@banxue/platform/api/guard'
import type { Actor } from '@banxue/platform/auth/actor'
import type { CourseId } from '#courses/contract'
import { isAllowed } from '#identity/contract'
import type { ActResult, SentAct } from '#learning/contract'
import { type Arrival, originOfAct } from './act-time.ts'
import { moveUp } from './enrol.ts'
import { holdCourse } from './held-course.ts'
import type { Needs } from './needs.ts'
import { courseFor } from './place.ts'
import { placesOf } from './places.ts'
import { takeAct } from './take-act.ts'

export type Synced =
  | { kind: 'synced'; receivedAt: Date; results: ActResult[] }
  /** The acts belong to somebody else than the session; nothing of them was kept. */
  | { kind: 'wrong_person' }

/**
 * Takes what a device has kept, one course at a time and within it in the order in which it was done. What is
 * answered `arrived` is durable. An act at which the server fails is tried again alone, so that it holds up no other.
 */
export async function sync(
  needs: Needs,
  actor: Actor,
  { personId, sentAt, acts }: { personId: string; sentAt: Date; acts: readonly SentAct[] },
): Promise<Synced> {
  if (personId !== actor.personId) return { kind: 'wrong_person' }
  const arrival = { receivedAt: needs.clock.now(), sentAt }
  const results = new Map<SentAct, ActResult>()
  const inOrder = acts.toSorted((a, b) => a.order - b.order)
  const failures: unknown[] = []
  for (const [courseId, mine] of Map.groupBy(inOrder, ({ act }) => act.courseId))
    for (const run of runsOf(mine)) {
      const done = await takeRun(needs, actor, { arrival, courseId, run, failures })
      for (const [index, sent] of run.entries()) results.set(sent, done[index] ?? later(sent))
    }
  // Where nothing went well it is no fault of an act's: the edge logs it and answers with a reference.
  if (failures.length > 0 && [...results.values()].every(({ kind }) => kind === 'later')) throw failures[0]
  return {
    kind: 'synced',
    receivedAt: arrival.receivedAt,
    results: acts.map((sent) => results.get(sent) ?? later(sent)),
  }
}

interface Run {
  arrival: Arrival
  courseId: CourseId
  run: readonly SentAct[]
  failures: unknown[]
}

async function takeRun(needs: Needs, actor: Actor, { failures, ...rest }: Run): Promise<ActResult[]> {
  try {
    return await takeTogether(needs, actor, rest)
  } catch (error) {
    if (rest.run.length > 1) {
      const alone: ActResult[] = []
      for (const sent of rest.run)
        alone.push(...(await takeRun(needs, actor, { ...rest, failures, run: [sent] })))
      return alone
    }
    failures.push(error)
    return rest.run.map(later)
  }
}

/** Takes acts of one course in one transaction. */
async function takeTogether(
  needs: Needs,
  actor: Actor,
  { arrival, courseId, run }: Omit<Run, 'failures'>,
): Promise<ActResult[]> {
  const [first] = run
  if (first?.act.kind === 'move_up') return [await takeMove(needs, actor, arrival, first)]
  const course = await courseFor(needs, actor, courseId)
  if (course === null) return run.map(({ id }) => ({ kind: 'refused', id, code: 'NOT_FOUND' }))
  const places = await placesOf(needs, course, actor, run)
  return needs.db.transaction().execute(async (tx) => {
    const held = await holdCourse(tx, actor, course)
    const desk = { needs: { ...needs, db: tx }, actor, arrival, held, places }
    const results: ActResult[] = []
    for (const sent of run) results.push(await takeAct(desk, sent))
    await held.save()
    return results
  })
}

/** Moving up changes what the acts after it are measured by, so it stands alone. */
function runsOf(acts: readonly SentAct[]): SentAct[][] {
  const runs: SentAct[][] = []
  for (const sent of acts) {
    const last = runs.at(-1)
    const isAlone = sent.act.kind === 'move_up' || last?.[0]?.act.kind === 'move_up'
    if (last === undefined || isAlone) runs.push([sent])
    else last.push(sent)
  }
  return runs
}

async function takeMove(needs: Needs, actor: Actor, arrival: Arrival, sent: SentAct): Promise<ActResult> {
  const { id, act } = sent
  if (!isAllowed('learning.take', callersOf(actor))) return { kind: 'refused', id, code: 'FORBIDDEN' }
  const result = await moveUp(needs, actor, act.courseId, originOfAct(actor, sent, arrival))
  if (result.kind === 'enrolled') return { kind: 'arrived', id, step: null, unit: null, course: null }
  return { kind: 'refused', id, code: result.kind === 'not_found' ? 'NOT_FOUND' : 'NOT_ENROLLED' }
}

const later = ({ id }: SentAct): ActResult => ({ kind: 'later', id })
