import type { StepId, UnitId } from '#courses/contract'
import type { Answer } from '#learning/contract'
import type { Moment } from './json-rows-store.ts'
import type { Learner } from './needs.ts'
import type { Db, Tx } from './progress-store.ts'
import { isSaidLater } from './said-later-store.ts'
import { type Said, type Spoken, twoLatest } from './two-latest.ts'

interface InStep {
  unitId: UnitId
  stepId: StepId
}

/** What is half written in a unit, by step: the latest first, then what one undo brings back. */
export async function draftsOf(
  db: Db,
  learner: Learner,
  unitId: UnitId,
): Promise<Map<StepId, Said<Answer>[]>> {
  return draftsFrom(await draftRows(db, learner, unitId).execute())
}

export const draftRows = (db: Db, learner: Learner, unitId: UnitId) =>
  db
    .selectFrom('draft')
    .select(['step_id', 'session_id', 'answer', 'typed_at'])
    .where('learner_id', '=', learner.personId)
    .where('unit_id', '=', unitId)

interface DraftRow {
  step_id: StepId
  session_id: string
  answer: Answer
  typed_at: Moment
}

export function draftsFrom(rows: readonly DraftRow[]): Map<StepId, Said<Answer>[]> {
  const said = Map.groupBy(rows, (row) => row.step_id)
  return new Map(
    [...said].map(([stepId, words]) => [
      stepId,
      twoLatest(
        words.map((row) => ({ value: row.answer, at: new Date(row.typed_at), sessionId: row.session_id })),
      ),
    ]),
  )
}

/** Keeps what a session has half written, unless it has said something later; drops all but the two latest. */
export async function saveDraft(
  tx: Tx,
  learner: Learner,
  { unitId, stepId }: InStep,
  draft: Said<Answer> & Spoken,
): Promise<Said<Answer>[]> {
  await tx
    .insertInto('draft')
    .values({
      learner_id: learner.personId,
      unit_id: unitId,
      step_id: stepId,
      session_id: draft.sessionId,
      answer: JSON.stringify(draft.value),
      typed_at: draft.at,
      said_order: draft.order,
    })
    .onConflict((at) =>
      at
        .columns(['learner_id', 'unit_id', 'step_id', 'session_id'])
        .doUpdateSet((eb) => ({
          answer: eb.ref('excluded.answer'),
          typed_at: eb.fn('greatest', ['excluded.typed_at', 'draft.typed_at']),
          said_order: eb.ref('excluded.said_order'),
        }))
        .where(isSaidLater('draft', 'typed_at')),
    )
    .execute()
  const kept = (await draftsOf(tx, learner, unitId)).get(stepId) ?? []
  if (kept.length < 2) return kept
  await ofStep(tx, learner, { unitId, stepId })
    .where(
      'session_id',
      'not in',
      kept.map((word) => word.sessionId),
    )
    .execute()
  return kept
}

/** Forgets what was half written at a step. */
export async function clearDrafts(tx: Tx, learner: Learner, step: InStep): Promise<void> {
  await ofStep(tx, learner, step).execute()
}

const ofStep = (tx: Tx, learner: Learner, { unitId, stepId }: InStep) =>
  tx
    .deleteFrom('draft')
    .where('learner_id', '=', learner.personId)
    .where('unit_id', '=', unitId)
    .where('step_id', '=', stepId)
