import { sql } from 'kysely'
import type { StepId, UnitId } from '#courses/contract'
import type { Answer } from '#learning/contract'
import type { Tries } from './feedback.ts'
import type { Learner } from './needs.ts'
import type { Db, Tx } from './progress-store.ts'

/** A learner's newest answer to a question, and what all of them amount to. */
export interface LastAttempt extends Tries {
  answer: Answer
  answeredAt: Date
}

interface InStep {
  unitId: UnitId
  stepId: StepId
}

interface NewAttempt extends InStep {
  attemptId: string
  answer: Answer
  isRight: boolean | null
  elapsedS: number
  at: Date
}

/** Keeps an answer; false where it is kept already. */
export async function saveAttempt(tx: Tx, learner: Learner, attempt: NewAttempt): Promise<boolean> {
  const kept = await tx
    .insertInto('attempt')
    .values({
      learner_id: learner.personId,
      unit_id: attempt.unitId,
      step_id: attempt.stepId,
      attempt_id: attempt.attemptId,
      answer: JSON.stringify(attempt.answer),
      is_right: attempt.isRight,
      elapsed_s: attempt.elapsedS,
      answered_at: attempt.at,
    })
    .onConflict((at) => at.doNothing())
    .returning('attempt_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** One answer as it was given, and what the attempts up to it amount to; undefined where there is none. */
export async function attemptAsOf(
  tx: Tx,
  learner: Learner,
  { unitId, stepId }: InStep,
  attemptId: string,
): Promise<LastAttempt | undefined> {
  const { rows } = await sql<LastAttempt>`
    select this.answer, this.answered_at as "answeredAt", count(*)::int as attempts, coalesce(bool_or(upto.is_right), false) as "wasRight"
    from attempt this
    join attempt upto using (learner_id, unit_id, step_id)
    where learner_id = ${learner.personId} and unit_id = ${unitId} and step_id = ${stepId}
      and this.attempt_id = ${attemptId}
      and (upto.answered_at, upto.attempt_id) <= (this.answered_at, this.attempt_id)
    group by this.answer, this.answered_at`.execute(tx)
  return rows[0]
}

/** The newest answer to each question of a unit. */
export async function lastAttempts(
  db: Db,
  learner: Learner,
  unitId: UnitId,
): Promise<Map<StepId, LastAttempt>> {
  const { rows } = await sql<LastAttempt & { stepId: StepId }>`
    select distinct on (step_id) step_id as "stepId", answer, answered_at as "answeredAt",
      (count(*) over step)::int as attempts, coalesce(bool_or(is_right) over step, false) as "wasRight"
    from attempt
    where learner_id = ${learner.personId} and unit_id = ${unitId}
    window step as (partition by step_id)
    order by step_id, answered_at desc, attempt_id desc`.execute(db)
  return new Map(rows.map(({ stepId, ...attempt }) => [stepId, attempt]))
}
