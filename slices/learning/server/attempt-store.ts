import { sql } from 'kysely'
import type { StepId, UnitId } from '#courses/contract'
import type { Answer } from '#learning/contract'
import type { Tries } from '#learning/rules'
import type { Moment } from './json-rows-store.ts'
import type { Learner } from './needs.ts'
import type { Db, Tx } from './progress-store.ts'
import type { Spoken } from './two-latest.ts'

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
}

/** What all answers to a question now amount to, and when the newest of the others was given. */
interface Kept extends Tries {
  newestOtherAt: Date | null
}

/**
 * Keeps an answer, which ends what was half written at its question before, and says what all answers now amount
 * to; null where it is kept already. One statement, because it is on the way of every answer.
 */
export async function saveAttempt(
  tx: Tx,
  learner: Learner,
  attempt: NewAttempt,
  { at, sessionId, order }: Spoken,
): Promise<Kept | null> {
  const { unitId, stepId, attemptId, isRight, elapsedS } = attempt
  const { rows } = await sql<Kept & { isNew: boolean }>`
    with kept as (
      insert into attempt (learner_id, unit_id, step_id, attempt_id, answer, is_right, elapsed_s, answered_at,
        session_id, said_order)
      values (${learner.personId}, ${unitId}, ${stepId}, ${attemptId}, ${JSON.stringify(attempt.answer)},
        ${isRight}, ${elapsedS}, ${at}, ${sessionId}, ${order})
      on conflict do nothing
      returning attempt_id
    ), ended as (
      delete from draft
      where learner_id = ${learner.personId} and unit_id = ${unitId} and step_id = ${stepId}
        and exists (select from kept)
        and case when session_id = ${sessionId} and said_order is not null and ${order}::bigint is not null
          then said_order < ${order}::bigint else typed_at <= ${at} end
    )
    select exists (select from kept) as "isNew", count(*)::int + 1 as attempts,
      coalesce(bool_or(is_right), false) as "wasRight", max(answered_at) as "newestOtherAt"
    from attempt
    where learner_id = ${learner.personId} and unit_id = ${unitId} and step_id = ${stepId}`.execute(tx)
  const [before] = rows
  if (before === undefined || !before.isNew) return null
  const { attempts, wasRight, newestOtherAt } = before
  return { attempts, wasRight: wasRight || isRight === true, newestOtherAt }
}

/** Whether the question was answered after something was said there. */
export async function isAnsweredSince(
  tx: Tx,
  learner: Learner,
  { unitId, stepId }: InStep,
  { at, sessionId, order }: Spoken,
): Promise<boolean> {
  const { rows } = await sql<{ since: boolean }>`
    select exists (
      select from attempt
      where learner_id = ${learner.personId} and unit_id = ${unitId} and step_id = ${stepId}
        and case when session_id = ${sessionId} and said_order is not null and ${order}::bigint is not null
          then said_order > ${order}::bigint else answered_at >= ${at} end
    ) as since`.execute(tx)
  return rows[0]?.since === true
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
  return attemptsFrom((await lastAttemptRows(learner, unitId).execute(db)).rows)
}

type LastAttemptRow = Omit<LastAttempt, 'answeredAt'> & { stepId: StepId; answeredAt: Moment }

export const lastAttemptRows = (learner: Learner, unitId: UnitId) =>
  sql<LastAttemptRow>`
    select distinct on (step_id) step_id as "stepId", answer, answered_at as "answeredAt",
      (count(*) over step)::int as attempts, coalesce(bool_or(is_right) over step, false) as "wasRight"
    from attempt
    where learner_id = ${learner.personId} and unit_id = ${unitId}
    window step as (partition by step_id)
    order by step_id, answered_at desc, attempt_id desc`

export const attemptsFrom = (rows: readonly LastAttemptRow[]): Map<StepId, LastAttempt> =>
  new Map(
    rows.map(({ stepId, answeredAt, ...attempt }) => [
      stepId,
      { ...attempt, answeredAt: new Date(answeredAt) },
    ]),
  )
